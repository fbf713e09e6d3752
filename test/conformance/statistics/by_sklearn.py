"""scikit-learn: agreement, accuracy, ROC, probabilities and isotonic regression."""

import numpy
from sklearn import metrics
from sklearn.isotonic import IsotonicRegression
from tell import tell


def pairs(table):
    """The two columns of labels that a table counts."""
    cells = [(row, column) for row, counts in enumerate(table) for column, count in enumerate(counts) for _ in range(count)]
    return [row for row, _ in cells], [column for _, column in cells]


def cohen_kappa(given):
    first, second = pairs(given["table"])
    weights = None if given["weights"] == "identity" else given["weights"]
    return {"kappa": metrics.cohen_kappa_score(first, second, labels=range(len(given["table"])), weights=weights)}


def confusion_metrics(given):
    gold, said = pairs([[given["tn"], given["fp"]], [given["fn"], given["tp"]]])
    found = {
        "accuracy": metrics.accuracy_score(gold, said),
        "mcc": metrics.matthews_corrcoef(gold, said),
        "balanced_accuracy": metrics.balanced_accuracy_score(gold, said),
        "f1": metrics.f1_score(gold, said, zero_division=numpy.nan),
    }
    for name, side, score in (
        ("precision", 1, metrics.precision_score),
        ("sensitivity", 1, metrics.recall_score),
        ("npv", 0, metrics.precision_score),
        ("specificity", 0, metrics.recall_score),
    ):
        found[name] = score(gold, said, pos_label=side, zero_division=numpy.nan)
    return found


def multiclass_metrics(given):
    gold, said = pairs(given["gold_by_grader"])
    labels = list(range(len(given["labels"])))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(gold, said, labels=labels, zero_division=numpy.nan)
    return {
        "accuracy": metrics.accuracy_score(gold, said),
        "per_label": {
            name: {"support": support[at], "precision": precision[at], "recall": recall[at], "f1": f1[at]}
            for at, name in enumerate(given["labels"])
        },
        "macro_f1": metrics.f1_score(gold, said, labels=labels, average="macro", zero_division=numpy.nan),
        "weighted_f1": metrics.f1_score(gold, said, labels=labels, average="weighted", zero_division=numpy.nan),
        "balanced_accuracy": metrics.balanced_accuracy_score(gold, said),
        "mcc": metrics.matthews_corrcoef(gold, said),
    }


def auroc(given):
    gold, score = given["gold"], given["score"]
    rate = metrics.average_precision_score(gold, score) if any(gold) else None
    return {"auc": metrics.roc_auc_score(gold, score), "average_precision": rate}


def brier(given):
    score = metrics.brier_score_loss(given["gold"], given["prob"], pos_label=1)
    # skill is measured against the score of a forecast of the mean
    mean = [sum(given["gold"]) / len(given["gold"])] * len(given["gold"])
    reference = metrics.brier_score_loss(given["gold"], mean, pos_label=1)
    return {"brier": score, "uncertainty": reference, "brier_skill_score": 1 - score / reference if reference else None}


def isotonic(given):
    curve = IsotonicRegression(out_of_bounds="clip").fit(given["x"], given["y"], sample_weight=given["weights"])
    return {"predict_linear": curve.predict(given["query"])}


tell({one.__name__: one for one in (cohen_kappa, confusion_metrics, multiclass_metrics, auroc, brier, isotonic)})
