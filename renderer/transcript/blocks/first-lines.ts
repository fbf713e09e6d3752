// Cuts the beginning of a text at the end of a line or a word.

/** Characters by which a cut within a line may move back to the end of a word. */
const WORD = 60;

/** The first `lines` lines of a text, at most about `characters` characters. */
export function firstLines(text: string, lines: number, characters: number): string {
  let end = -1;
  for (let n = 0; n < lines; n++) {
    const next = text.indexOf('\n', end + 1);
    if (next === -1) {
      end = text.length;
      break;
    }
    end = next;
  }
  if (end <= characters) return text.slice(0, end);
  const space = text.lastIndexOf(' ', characters);
  if (space > characters - WORD) return text.slice(0, space);
  const code = text.charCodeAt(characters);
  // never between the two code units of one character
  return text.slice(0, code >= 0xdc00 && code <= 0xdfff ? characters + 1 : characters);
}
