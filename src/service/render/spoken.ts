/** Hours, places, fees and papers as the county wrote them, in the words of another language as far as `labels.json` knows them. */

/** A comma within a number parts nothing. */
const SEPARATOR = /[、，；;]\s*|,(?!\d{3}(?!\d))\s*/u;
const HAN = /\p{sc=Han}/u;

/** Of each piece between commas: known words in that language, or the piece as it was written where one of its words is not known. */
export function spokenBy(words: Readonly<Record<string, string>>): (text: string) => string {
  const known = Object.entries(words)
    .sort(([one], [other]) => other.length - one.length)
    .map(([word, said]) => ({
      find: new RegExp(word.replace('#', '(\\d[\\d,]*(?:\\.\\d+)?)'), 'gu'),
      said: said.replace('#', '$1'),
    }));
  const spoken = (piece: string) => {
    const said = known.reduce((left, one) => left.replace(one.find, one.said), piece);
    return HAN.test(said)
      ? piece
      : said
          .replace(/\s+/g, ' ')
          .replace(/ -(?=\S)/g, '-')
          .trim();
  };
  return (text) => text.split(SEPARATOR).map(spoken).join(', ');
}
