import type { Wording } from './interfaces.js'
import type { Source } from './sources.js'

/** An error that the phone or the server answers with. */
export interface ErrorRow extends Wording {
  /** Run-time `errno`, or the server's `errcode`. */
  readonly code: number
  /** What stands after `<interface>:fail ` in errMsg, where it is known. */
  readonly errMsg?: string
  readonly source: Source
}

/** Errors of privacy interfaces on the phone. */
export const RUNTIME_ERRORS: readonly ErrorRow[] = [
  { code: 102, en: 'the account lacks the interface', zh: '账号没有该接口的权限', source: 'errnoTable' },
  { code: 103, en: 'the user refused in the dialog that asks for permission and privacy together', zh: '用户在权限与隐私合并的弹窗中拒绝', source: 'developmentGuide' },
  {
    code: 104,
    errMsg: 'privacy permission is not authorized',
    en: 'the user refused, or asks again within ten seconds of a refusal',
    zh: '用户拒绝隐私授权，或在拒绝后十秒内再次调用',
    source: 'developmentGuide',
  },
  {
    code: 104,
    errMsg: 'privacy permission is not authorized or buttonId is wrong',
    en: '`resolve` was told of an agree button that was not tapped',
    zh: '传给 `resolve` 的 buttonId 不是用户点过的同意按钮',
    source: 'community',
  },
  {
    code: 112,
    errMsg: 'api scope is not declared in the privacy agreement',
    en: 'the guideline does not declare the information',
    zh: '《用户隐私保护指引》未声明该信息',
    source: 'errnoTable',
  },
  {
    code: 1025,
    errMsg: 'appid privacy api banned',
    en: '未采集用户隐私 was chosen at submission, or there is no guideline',
    zh: '提审时选择了「未采集用户隐私」，或没有隐私保护指引',
    source: 'errnoTable',
  },
  { code: 1026, errMsg: 'appid privacy api banned', en: 'the same in a mini game', zh: '小游戏中的同一错误', source: 'errnoTable' },
  { code: 101100, errMsg: 'interface is not declared', en: 'newer number of 112', zh: '112 的新编号', source: 'errnoTable' },
  { code: 101101, errMsg: 'privacy interface is banned', en: 'newer number of 1025', zh: '1025 的新编号', source: 'errnoTable' },
  { code: 101102, errMsg: 'privacy permission is not authorized', en: 'newer number of 104', zh: '104 的新编号', source: 'errnoTable' },
]

/** Answers of getprivacysetting, setprivacysetting and their kin. */
export const SERVER_ERRORS: readonly ErrorRow[] = [
  { code: 47001, en: 'the body is no valid JSON', zh: '数据格式错误', source: 'setPrivacySetting' },
  { code: 48001, en: 'the interface is not authorised', zh: '接口未授权', source: 'setPrivacySetting' },
  { code: 61007, en: 'the interface is not authorised to the third-party platform', zh: '接口未授权给第三方平台', source: 'setPrivacySetting' },
  { code: 61039, en: 'the check of the code has not finished', zh: '代码检测尚未完成', source: 'community' },
  { code: 61040, en: 'interfaces of the code are not declared or not permitted', zh: '代码中有未声明或无权限的接口', source: 'community' },
  { code: 86069, en: '`owner_setting` lacks a field', zh: 'owner_setting 缺少字段', source: 'setPrivacySetting' },
  { code: 86070, en: '`notice_method` is missing', zh: '缺少 notice_method', source: 'setPrivacySetting' },
  { code: 86071, en: '`privacy_ver` is not valid', zh: 'privacy_ver 不合法', source: 'setPrivacySetting' },
  { code: 86072, en: '`store_expire_timestamp` is not valid (a number and 天; the page misprints the code as 87072)', zh: 'store_expire_timestamp 不合法（应为「数字 + 天」；文档误印为 87072）', source: 'community' },
  { code: 86073, en: '`ext_file_media_id` is not valid', zh: 'ext_file_media_id 不合法', source: 'setPrivacySetting' },
  { code: 86074, en: 'there is no guideline online', zh: '没有线上版本的隐私保护指引', source: 'setPrivacySetting' },
  { code: 86075, en: '`ext_file_media_id` of the online guideline cannot change', zh: '线上版本的 ext_file_media_id 不可修改', source: 'setPrivacySetting' },
]
