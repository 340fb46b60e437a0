/**
 * Words of Taiwan and Hong Kong in simplified characters, with the mainland's. Only words that hardly
 * mean anything else; what would make them parts of other words is excluded (`互联网路由`, `软体动物`).
 */
export const wordVariants: readonly { pattern: string; standard: string }[] = [
  { pattern: '(?<![电上互联铁])网路(?![由径线段况])', standard: '网络' },
  { pattern: '软体(?![动家沙床机雕])', standard: '软件' },
  { pattern: '硬体(?![积])', standard: '硬件' },
  { pattern: '伺服器', standard: '服务器' },
  { pattern: '萤幕', standard: '屏幕' },
  { pattern: '滑鼠', standard: '鼠标' },
  { pattern: '印表机', standard: '打印机' },
  { pattern: '硬碟', standard: '硬盘' },
  { pattern: '光碟', standard: '光盘' },
  { pattern: '部落格', standard: '博客' },
  { pattern: '网际网络', standard: '互联网' },
  { pattern: '行动电话', standard: '移动电话' },
];
