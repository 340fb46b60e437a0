import type { StructureRules } from './rules';

const numeral = '[零〇一二三四五六七八九十百两]{1,6}|\\d{1,3}';

export const zh: StructureRules = {
  tag: 'zh',
  contentsHead: /^(?:目[录錄次]|[【［[〔]目[录錄次][】］\]〕])[:：]?$/u,
  plainHead:
    /^(?:前言|引言|序言?|绪论|緒論|导[言论读]|導[言論讀]|引子|楔子|尾声|尾聲|结[束语论]语?|結[束語論]語?|后记|後記|跋|附[录件]|附錄|参考文献|參考文獻|致谢|致謝|摘要)[:：]?$/u,
  numberings: [
    { name: 'part', pattern: new RegExp(`^第(${numeral})[编編篇部卷](?:分)?`, 'u'), sure: true },
    { name: 'chapter', pattern: new RegExp(`^第(${numeral})[章回讲講]`, 'u'), sure: true },
    { name: 'section', pattern: new RegExp(`^第(${numeral})[节節]`, 'u'), sure: true },
    { name: 'ideographic', pattern: /^([一二三四五六七八九十百]{1,4})[、．]/u, sure: false },
    { name: 'bracketed', pattern: /^[（(]([一二三四五六七八九十]{1,3})[）)]/u, sure: false },
    { name: 'decimal-3', pattern: /^\d{1,2}\.\d{1,2}\.(\d{1,2})(?![\d.])/u, sure: false },
    {
      name: 'decimal-2',
      pattern: /^\d{1,2}\.(\d{1,2})(?![\d.%％])(?=\s*\p{Script=Han})/u,
      sure: false,
    },
    { name: 'decimal', pattern: /^(\d{1,2})[.．、](?!\d)/u, sure: false },
    { name: 'bracketed-decimal', pattern: /^[（(](\d{1,2})[）)]/u, sure: false },
  ],
  date: /^[（(]?\s*(?:\d{4}|[二一○〇零三四五六七八九]{4})\s*年(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号號])?)?\s*[）)]?$/u,
  issuingBody:
    /^(?:(?:作者|译者|編者|编者|来源|來源|文|记者)\s*[:：/].{1,30}|[^，。！？；：、“”]{2,40}(?:办公室|辦公室|委员会|委員會|国务院|國務院|人民政府|部|局|院|厅|廳|署|会|會|社|大学|大學|中心|组织|組織|公司))$/u,
  caption: /^(?:▲|△|◆?\s*(?:图|圖|照片|插图|表)\s*(?:\d|[一二三四五六七八九十]+\s*[:：、]|[:：]))/u,
  reference:
    /^(?:[（(《〈【[]\s*(?:[请參参详詳另]?[见見阅閱]|参照|參照)\s*[^。！？，]{0,20}[）)》〉】\]]|[（(【[]?\s*(?:下转|下轉|上接|紧接|緊接|转[第至]|轉[第至])[^。！？，]{0,12}[版页頁面期][^。！？，]{0,4}[）)】\]]?)[。.]?$/u,
  longestHeading: 60,
  longestPlainHeading: 40,
  shortestCut: 18,
  closed: /[。！？!?.…：:；;—～~”’」』）)】\]》〉"'*]$/u,
  innerEnd: /[。！？][”’」』）]*[^。！？”’」』）\s]/u,
  openEnd: /(?:[，、,]|以及|[和与與及或把被从從对對将將让讓使向往为為而且并並])$/u,
  openStart: /^(?:[，、。；：！？）》」』”’,.;:!?)]|[的了着们們吗嗎呢吧])/u,
  freshStart: /^(?:[“"「『（(【[《〈•·●○■□◆▲—-]|第\S{1,4}[条條款项項章节節])/u,
};
