# Reads the views of a study with RSQLite and the CSV of its tables, and writes rows, columns and rates by model as
# JSON.
args <- commandArgs(trailingOnly = TRUE)
target <- args[1]
folder <- args[3]
text <- function(x) paste0('"', gsub('(["\\\\])', "\\\\\\1", x), '"')
number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
object <- function(names, values) paste0("{", paste(paste0(text(names), ":", values), collapse = ","), "}")
list_of <- function(values) paste0("[", paste(values, collapse = ","), "]")

study <- DBI::dbConnect(RSQLite::SQLite(), args[2], flags = RSQLite::SQLITE_RO)
views <- DBI::dbGetQuery(study, "select name from sqlite_schema where type = 'view' order by name")$name
counts <- sapply(views, function(view) nrow(DBI::dbGetQuery(study, paste("select * from", view))))
gold <- DBI::dbGetQuery(study, "select * from v_gold")
sums <- c(level = sum(gold$level, na.rm = TRUE), missing = sum(is.na(gold$level)), event = sum(gold$event, na.rm = TRUE))
DBI::dbDisconnect(study)

table_of <- function(name) {
  # without skipNul, read.csv stops at the first NUL with only a warning
  read.csv(file.path(folder, paste0(name, ".csv")), colClasses = "character", na.strings = character(), encoding = "UTF-8", check.names = FALSE, skipNul = TRUE)
}
kinds <- c("gold", "labels", "scores", "transcripts", "disputes")
kinds <- kinds[file.exists(file.path(folder, paste0(kinds, ".csv")))]
tables <- setNames(lapply(kinds, table_of), kinds)
rows <- sapply(tables, nrow)
columns <- sapply(tables, function(one) list_of(text(names(one))))

rates <- function() {
  gold <- tables$gold
  gold <- gold[gold$drawn == "true" & gold$inclusion_probability != "" & gold$level != "" & gold$asked == "true", ]
  gold$said <- as.numeric(gold$event == "true")
  scores <- tables$scores
  scores <- scores[scores$dimension != "" & scores$level != "" & scores$asked == "true", ]
  both <- merge(scores, gold[c("transcript_id", "dimension", "said")], by = c("transcript_id", "dimension"), all.x = TRUE)
  groups <- split(both, list(both$dimension, both$grader, both$model), drop = TRUE)
  sapply(groups, function(group) {
    own <- gold[gold$dimension == group$dimension[1] & gold$model == group$model[1], ]
    framed <- group$inclusion_probability != ""
    by_verdict <- sapply(split(seq_len(nrow(group)), group$event), function(at) {
      n <- sum(framed[at])
      c(n = n, rate = mean(group$said[at][framed[at]], na.rm = TRUE))
    })
    object(
      c("dimension", "grader", "model", "n_gold", "raw", "gold", "corrected"),
      c(text(group$dimension[1]), text(group$grader[1]), text(group$model[1]), number(nrow(own)), number(mean(group$event == "true")),
        number(mean(own$said)), number(sum(by_verdict["n", ] * by_verdict["rate", ]) / sum(by_verdict["n", ])))
    )
  })
}
told <- object(
  c("views", "gold", "rows", "columns", "rates"),
  c(object(views, number(counts)), object(names(sums), number(sums)), object(kinds, number(rows)), object(kinds, columns),
    if (file.exists(file.path(folder, "rates"))) list_of(rates()) else "[]")
)
writeLines(told, target, useBytes = TRUE)
