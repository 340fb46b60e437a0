import type { StructureRules } from './rules';

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const count = 'One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve';

export const en: StructureRules = {
  tag: 'en',
  contentsHead: /^(?:table\s*of\s*)?contents:?$/iu,
  plainHead:
    /^(?:preface|foreword|introduction|prologue|preamble|abstract|summary|executivesummary|conclusions?|concludingremarks|epilogue|afterword|appendix|annex|references|bibliography|acknowledge?ments):?$/iu,
  numberings: [
    {
      name: 'part',
      pattern: new RegExp(`^Part\\s+(\\d{1,3}|[IVXLC]{1,7}|${count})\\b`, 'iu'),
      sure: true,
    },
    {
      name: 'chapter',
      pattern: new RegExp(`^Chapter\\s+(\\d{1,3}|[IVXLC]{1,7}|${count})\\b`, 'iu'),
      sure: true,
    },
    { name: 'section', pattern: /^(?:Section\s+|§\s*)(\d{1,3}|[IVXLC]{1,7})\b/iu, sure: true },
    { name: 'roman', pattern: /^([IVX]{1,7}|[IVXLC]{2,7})[.)]\s/u, sure: false },
    { name: 'decimal-3', pattern: /^\d{1,2}\.\d{1,2}\.(\d{1,2})\.?\s/u, sure: false },
    { name: 'decimal-2', pattern: /^\d{1,2}\.(\d{1,2})\.?\s/u, sure: false },
    { name: 'decimal', pattern: /^(\d{1,2})\.\s/u, sure: false },
    { name: 'bracketed-decimal', pattern: /^\((\d{1,2})\)\s/u, sure: false },
    { name: 'letter', pattern: /^([A-H])\.\s/u, sure: false },
  ],
  date: new RegExp(
    `^\\(?\\s*(?:${month}\\s+(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?\\d{4}|\\d{1,2}\\s+${month},?\\s+\\d{4}|\\d{4})\\s*\\)?$`,
    'iu',
  ),
  issuingBody:
    /^(?:by\s+\S.{0,60}|(?:the\s+)?(?:[\p{Lu}]\S*|of|for|and|the|on|in|['’]s)(?:\s+(?:[\p{Lu}]\S*|of|for|and|the|on|in|['’]s))*)$/u,
  caption: /^(?:fig(?:ure|\.)|photo(?:graph)?|table|image|plate)\s*(?:\d|[IVX]+\b|:)/iu,
  reference:
    /^(?:[([]\s*(?:see|cf\.?|refer\s+to)\s+[^.!?]{1,40}\.?\s*[)\]]\.?|[([]?\s*(?:continued|cont['’.]d|turn|to\s+be\s+continued)\s*(?:on|from|to)?\s*(?:page|p\.|the\s+next\s+page)?\s*[\dIVX]{0,6}\s*\.?\s*[)\]]?\.?)$/iu,
  longestHeading: 160,
  longestPlainHeading: 100,
  shortestCut: 40,
  closed: /[.!?…:;—–"'”’)\]}*]$/u,
  innerEnd: /[.!?]["”’)]*\s+["“‘(]?\p{Lu}/u,
  openEnd:
    /(?:,|\p{L}[-\u00ad]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|nor|as|than|that|which|who|whose|into|upon|between|among|through|under|over|is|are|was|were|be|has|have|had|will|would|can|could|should|may|might|must|its|their|his|her|our|your|this|these|those|not|no|very|more|most|such))$/iu,
  openStart: /^(?:[,.;:!?)\]}”’]|\p{Ll})/u,
  freshStart: /^(?:["“‘([•·●○■□◆▲—–-]|[a-z][.)]\s)/u,
};
