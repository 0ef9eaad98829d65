/**
 * Where the platform says it. Sections of developers.weixin.qq.com, by their Chinese titles;
 * every row of the catalogue names one of them.
 */
export const SOURCES = {
  interfaceTable: '开发 / 指南 / 健康运营指引 / 用户隐私保护 / 小程序用户隐私保护指引内容介绍',
  developmentGuide: '开发 / 指南 / 健康运营指引 / 用户隐私保护 / 小程序隐私协议开发指南',
  apiPages: '开发 / API',
  formComponents: '开发 / 组件 / 表单组件',
  configuration: '开发 / 框架 / 小程序配置',
  authorization: '开发 / 指南 / 开放能力 / 授权',
  getPrivacySetting: '第三方平台 / 隐私设置 / getprivacysetting',
  setPrivacySetting: '第三方平台 / 隐私设置 / setprivacysetting',
  errnoTable: '开发 / 指南 / 调试 / Errno 错误码',
  changelog: '开发 / 指南 / 更新日志',
  operatingRules: '运营 / 运营规范 / 一、原则及相关说明',
  minigameGuide: '小游戏 / 指南 / 隐私',
  settings: 'the setting `interfaces` of the project',
  community: 'developer community, answered by staff or reported by several developers',
} as const

export type Source = keyof typeof SOURCES
