import { brackets } from './brackets';
import type { Language } from './language';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const en: Language = {
  tag: 'en',
  sentences: {
    brackets,
    titles: words(`
      adm amb brig capt cdr cmdr col comdr cpl dr esp fr gen gov hon lt maj messrs mlle mme mr mrs
      ms mt msgr pres prof rep rev sen sgt st supt
      al cf e.g eg i.e ie viz vs v
    `),
    numbered: words(`
      app art arts bk c ca cap cf ch chap chaps cl col eq eqs ex fig figs fol l ll n nn no nos nr
      op p par para paras pg pp pt r ref refs reg sec sect sects tab vol vols
    `),
    abbreviations: words(`
      a.d a.k.a a.m assn assoc ave b.a b.c b.sc bldg blvd bros ca co corp d.c dec dept dist
      ed eds est etc feb ft gmbh govt hr hrs hwy in inc jan jr kg km lb lbs ltd m.a m.d m.p m.sc
      mfg min misc n.b natl nov oct orig oz p.m p.s ph.d plc pp pty pub rd ref repr rev sept sep
      sq sr ste temp trans u.k u.n u.s u.s.a univ vers vol yr yrs
      apr aug fri mon sat thurs tues wed
    `),
    starters: words(`
      a after all also although among an and another any are as at because both but by did do does
      during each even every everyone finally first for from furthermore had has have he hence her
      here his how however i if in indeed instead is it its last later many meanwhile more moreover
      most my no nor not now of often on once one only other others our over perhaps second she
      similarly since so some such that the their then there therefore these they third this those
      though through thus to today together two under unlike until we were what when where whereas
      whether which while who why with without yes yet you your
    `),
    speechTag:
      /^(?!(?:He|I|It|She|They|We|You)\s)(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:added|agreed|answered|asked|began|called|continued|cried|declared|demanded|exclaimed|explained|insisted|muttered|murmured|objected|ordered|protested|remarked|repeated|replied|retorted|said|says|shouted|snapped|thought|told|urged|whispered|wondered|yelled)\b/u,
    postNominals: new Set(),
    afterEllipsis: /^(?:I|I['’](?:m|d|ll|ve))(?!\p{L})/u,
  },
};
