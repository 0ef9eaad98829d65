import type { Source } from './sources.js'

/** One kind of information that a privacy guideline can declare. */
export interface PrivacyKeyRow {
  /** What the guideline's form and the consent dialog call it. */
  readonly zh: string
  readonly en: string
  /** `false` where no interface is gated by the key: it is declared for the reader's sake alone. */
  readonly gatesInterfaces: boolean
  readonly source: Source
}

/** The 28 values of `privacy_key`. They are case-sensitive, and `BlueTooth` is spelt so. */
export const PRIVACY_KEYS = {
  UserInfo: { zh: '收集你的昵称、头像', en: 'nickname and avatar', gatesInterfaces: true, source: 'interfaceTable' },
  Location: { zh: '收集你的位置信息', en: 'location', gatesInterfaces: true, source: 'interfaceTable' },
  ChooseLocation: { zh: '收集你选择的位置信息', en: 'location that the user chooses', gatesInterfaces: true, source: 'interfaceTable' },
  Address: { zh: '收集你的地址', en: 'address', gatesInterfaces: true, source: 'interfaceTable' },
  Invoice: { zh: '收集你的发票信息', en: 'invoice', gatesInterfaces: true, source: 'interfaceTable' },
  RunData: { zh: '收集你的微信运动步数', en: 'WeRun steps', gatesInterfaces: true, source: 'interfaceTable' },
  PhoneNumber: { zh: '收集你的手机号', en: 'phone number', gatesInterfaces: true, source: 'interfaceTable' },
  LicensePlate: { zh: '收集你的车牌号', en: 'licence plate', gatesInterfaces: true, source: 'interfaceTable' },
  Album: { zh: '收集你选中的照片或视频信息', en: 'photos or videos that the user selects', gatesInterfaces: true, source: 'interfaceTable' },
  MessageFile: { zh: '收集你选中的文件', en: 'files that the user selects', gatesInterfaces: true, source: 'interfaceTable' },
  Record: { zh: '访问你的麦克风', en: 'microphone', gatesInterfaces: true, source: 'interfaceTable' },
  Camera: { zh: '访问你的摄像头', en: 'camera', gatesInterfaces: true, source: 'interfaceTable' },
  BlueTooth: { zh: '访问你的蓝牙', en: 'Bluetooth', gatesInterfaces: true, source: 'interfaceTable' },
  AlbumWriteOnly: { zh: '使用你的相册（仅写入）权限', en: 'album (write only)', gatesInterfaces: true, source: 'interfaceTable' },
  Contact: { zh: '使用你的通讯录（仅写入）权限', en: 'address book (write only)', gatesInterfaces: true, source: 'interfaceTable' },
  CalendarWriteOnly: { zh: '使用你的日历（仅写入）权限', en: 'calendar (write only)', gatesInterfaces: true, source: 'interfaceTable' },
  Accelerometer: { zh: '调用你的加速传感器', en: 'accelerometer', gatesInterfaces: true, source: 'interfaceTable' },
  Compass: { zh: '调用你的磁场传感器', en: 'magnetic field sensor', gatesInterfaces: true, source: 'interfaceTable' },
  DeviceMotion: { zh: '调用你的方向传感器', en: 'direction sensor', gatesInterfaces: true, source: 'interfaceTable' },
  Gyroscope: { zh: '调用你的陀螺仪传感器', en: 'gyroscope', gatesInterfaces: true, source: 'interfaceTable' },
  Clipboard: { zh: '读取你的剪切板', en: 'clipboard', gatesInterfaces: true, source: 'interfaceTable' },
  DeviceInfo: { zh: '设备信息', en: 'device information', gatesInterfaces: false, source: 'getPrivacySetting' },
  Email: { zh: '邮箱', en: 'e-mail address', gatesInterfaces: false, source: 'getPrivacySetting' },
  EXIDNumber: { zh: '身份证号码', en: 'identity card number', gatesInterfaces: false, source: 'getPrivacySetting' },
  EXOrderInfo: { zh: '订单信息', en: 'orders', gatesInterfaces: false, source: 'getPrivacySetting' },
  EXUserPublishContent: { zh: '发布内容', en: 'published content', gatesInterfaces: false, source: 'getPrivacySetting' },
  EXUserFollowAcct: { zh: '所关注账号', en: 'followed accounts', gatesInterfaces: false, source: 'getPrivacySetting' },
  EXUserOpLog: { zh: '操作日志', en: 'operation log', gatesInterfaces: false, source: 'getPrivacySetting' },
} as const satisfies Readonly<Record<string, PrivacyKeyRow>>

export type PrivacyKey = keyof typeof PRIVACY_KEYS

/** The key of a row in the program's own words (`privacy_label`). It never authorises an interface. */
export const CUSTOM_KEY = 'Custom'

/** Spellings found in public files that are no near miss of the right one. */
export const KEY_MISSPELLINGS: Readonly<Record<string, PrivacyKey>> = {
  Bluetooth: 'BlueTooth',
  Calendar: 'CalendarWriteOnly',
  UserLocation: 'Location',
  EXUserPublishConten: 'EXUserPublishContent',
}
