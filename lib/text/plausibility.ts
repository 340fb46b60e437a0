/** The commonest characters of modern Chinese in both scripts: some 60 in 100 of any running text. */
const frequent = new Set(
  '的一是不了在人有我他这这個个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '這們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機兩間問點業關將頭體見產話內門員東聲題爾別變總電數報結場計資條許統區隊決馬書則聽達強難權設術領確傳師觀讓識導爭運記類據邊張該規萬並於氣',
);

const unlikely =
  /[\p{Co}\p{Cn}\ufffd\u0080-\u0084\u0086-\u009f]|[\p{Script=Bopomofo}\p{Script=Yi}]/u;

/**
 * How much sense a text makes that was decoded by guess, 0 to 1: looks at the characters beyond ASCII.
 * Of Chinese the common characters count, of Latin text the letters within words and the quotation
 * marks; symbols, private and unassigned characters count against it. Linear.
 */
export function plausibility(text: string): number {
  let points = 0;
  let seen = 0;
  let han = 0;
  let common = 0;
  let before = ' ';
  for (const character of text) {
    if (/[\0-\x7f\s]/.test(character)) {
      before = character;
      continue;
    }
    seen += 1;
    if (/\p{Script=Han}/u.test(character)) {
      han += 1;
      if (frequent.has(character)) common += 1;
    } else if (/[\u3000-\u303f\uff01-\uff60“”‘’—–…·•]/.test(character)) {
      points += 1;
    } else if (unlikely.test(character)) {
      points -= 2;
    } else if (/\p{L}/u.test(character)) {
      points += /[A-Za-z]/.test(before) ? 0.9 : 0.3;
    } else if (/[£§©«®°±²³µ»½€™×÷]/.test(character)) {
      points += 0.5;
    }
    before = character;
  }
  if (seen === 0) return 0.5;
  // Half of any Chinese text is common characters; a name or a title may have fewer.
  const share = han === 0 ? 0 : common / han;
  points += han * Math.min(1, 0.4 + share * 1.5) * (share < 0.1 ? 0.5 : 1);
  return Math.max(0, points / seen);
}
