import type { PrivacyKey } from './privacy-keys.js'
import type { Source } from './sources.js'

/** A wording in both languages of the messages. */
export interface Wording {
  readonly en: string
  readonly zh: string
}

/** One entry of the official table of interfaces and the information they process. */
export interface PrivacyInterface {
  /**
   * - `api`: a function of the API object, `wx.<name>`
   * - `method`: a method of an object that the API object makes, `<type>.<method>`
   * - `scope`: an argument of `wx.authorize`
   * - `component`: a tag
   * - `open-type`: a value of that attribute of a button
   * - `input-type`: a value of the `type` attribute of an input
   */
  readonly kind: 'api' | 'method' | 'scope' | 'component' | 'open-type' | 'input-type'
  readonly name: string
  /** What the guideline must declare; an interface with two keys needs both. */
  readonly keys: readonly [PrivacyKey, ...PrivacyKey[]]
  /** First base library, where the page names one. */
  readonly since?: string
  /** The page says that no promise is returned. */
  readonly callbackOnly?: true
  /** Must also stand in `requiredPrivateInfos` of app.json. */
  readonly requiredPrivateInfo?: true
  /** 已回收: returns nothing of worth any more. */
  readonly revoked?: Wording
  /** Still works, but the platform asks for something else. */
  readonly deprecated?: Wording & { readonly since: string }
  readonly source: Source
}

const PROFILE_INPUTS: Wording = {
  en: 'the avatar and nickname inputs (<button open-type="chooseAvatar"> and <input type="nickname">)',
  zh: '头像昵称填写能力（<button open-type="chooseAvatar"> 与 <input type="nickname">）',
}

/** The official table, complete as of 2026-07-30. */
export const INTERFACES: readonly PrivacyInterface[] = [
  { kind: 'api', name: 'getUserInfo', keys: ['UserInfo'], callbackOnly: true, revoked: PROFILE_INPUTS, source: 'interfaceTable' },
  { kind: 'api', name: 'getUserProfile', keys: ['UserInfo'], since: '2.10.4', revoked: PROFILE_INPUTS, source: 'interfaceTable' },
  { kind: 'open-type', name: 'chooseAvatar', keys: ['UserInfo'], since: '2.21.2', source: 'interfaceTable' },
  { kind: 'open-type', name: 'getUserInfo', keys: ['UserInfo'], revoked: PROFILE_INPUTS, source: 'formComponents' },
  { kind: 'input-type', name: 'nickname', keys: ['UserInfo'], since: '2.21.2', source: 'interfaceTable' },

  { kind: 'api', name: 'getLocation', keys: ['Location'], requiredPrivateInfo: true, source: 'interfaceTable' },
  { kind: 'api', name: 'startLocationUpdate', keys: ['Location'], since: '2.8.0', requiredPrivateInfo: true, source: 'interfaceTable' },
  { kind: 'api', name: 'startLocationUpdateBackground', keys: ['Location'], since: '2.8.0', requiredPrivateInfo: true, source: 'interfaceTable' },
  { kind: 'api', name: 'getFuzzyLocation', keys: ['Location'], since: '2.25.0', callbackOnly: true, requiredPrivateInfo: true, source: 'interfaceTable' },
  { kind: 'method', name: 'MapContext.moveToLocation', keys: ['Location'], since: '1.2.0', callbackOnly: true, source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.userLocation', keys: ['Location'], source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.userLocationBackground', keys: ['Location'], source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.userFuzzyLocation', keys: ['Location'], source: 'interfaceTable' },

  { kind: 'api', name: 'choosePoi', keys: ['ChooseLocation'], requiredPrivateInfo: true, source: 'interfaceTable' },
  { kind: 'api', name: 'chooseLocation', keys: ['ChooseLocation'], requiredPrivateInfo: true, source: 'interfaceTable' },

  { kind: 'api', name: 'chooseAddress', keys: ['Address'], since: '1.1.0', requiredPrivateInfo: true, source: 'interfaceTable' },

  { kind: 'api', name: 'chooseInvoiceTitle', keys: ['Invoice'], since: '1.5.0', source: 'interfaceTable' },
  { kind: 'api', name: 'chooseInvoice', keys: ['Invoice'], since: '2.3.0', source: 'interfaceTable' },

  { kind: 'api', name: 'getWeRunData', keys: ['RunData'], since: '1.2.0', callbackOnly: true, source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.werun', keys: ['RunData'], source: 'interfaceTable' },

  { kind: 'open-type', name: 'getPhoneNumber', keys: ['PhoneNumber'], since: '1.2.0', source: 'interfaceTable' },
  { kind: 'open-type', name: 'getRealtimePhoneNumber', keys: ['PhoneNumber'], since: '2.24.4', source: 'interfaceTable' },

  { kind: 'api', name: 'chooseLicensePlate', keys: ['LicensePlate'], since: '2.19.0', source: 'interfaceTable' },

  {
    kind: 'api',
    name: 'chooseImage',
    keys: ['Album'],
    deprecated: { since: '2.21.0', en: '`wx.chooseMedia`', zh: '`wx.chooseMedia`' },
    source: 'interfaceTable',
  },
  { kind: 'api', name: 'chooseMedia', keys: ['Album'], since: '2.10.0', source: 'interfaceTable' },
  {
    kind: 'api',
    name: 'chooseVideo',
    keys: ['Album'],
    deprecated: { since: '2.21.0', en: '`wx.chooseMedia`', zh: '`wx.chooseMedia`' },
    source: 'interfaceTable',
  },

  { kind: 'api', name: 'chooseMessageFile', keys: ['MessageFile'], since: '2.5.0', source: 'interfaceTable' },

  {
    kind: 'api',
    name: 'startRecord',
    keys: ['Record'],
    deprecated: { since: '1.6.0', en: '`wx.getRecorderManager`', zh: '`wx.getRecorderManager`' },
    source: 'interfaceTable',
  },
  { kind: 'method', name: 'RecorderManager.start', keys: ['Record'], since: '1.6.0', source: 'interfaceTable' },
  { kind: 'api', name: 'joinVoIPChat', keys: ['Record'], since: '2.7.0', source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.record', keys: ['Record'], source: 'interfaceTable' },

  { kind: 'component', name: 'live-pusher', keys: ['Record', 'Camera'], source: 'interfaceTable' },
  { kind: 'component', name: 'camera', keys: ['Camera'], source: 'interfaceTable' },
  { kind: 'component', name: 'voip-room', keys: ['Camera'], source: 'interfaceTable' },
  { kind: 'api', name: 'createVKSession', keys: ['Camera'], since: '2.20.0', source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.camera', keys: ['Camera'], source: 'interfaceTable' },

  { kind: 'api', name: 'openBluetoothAdapter', keys: ['BlueTooth'], since: '1.1.0', source: 'interfaceTable' },
  { kind: 'api', name: 'createBLEPeripheralServer', keys: ['BlueTooth'], since: '2.10.3', source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.bluetooth', keys: ['BlueTooth'], source: 'interfaceTable' },

  { kind: 'api', name: 'saveImageToPhotosAlbum', keys: ['AlbumWriteOnly'], since: '1.2.0', source: 'interfaceTable' },
  { kind: 'api', name: 'saveVideoToPhotosAlbum', keys: ['AlbumWriteOnly'], since: '1.2.0', source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.writePhotosAlbum', keys: ['AlbumWriteOnly'], source: 'interfaceTable' },

  { kind: 'api', name: 'addPhoneContact', keys: ['Contact'], since: '1.2.0', source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.addPhoneContact', keys: ['Contact'], source: 'interfaceTable' },

  { kind: 'api', name: 'addPhoneRepeatCalendar', keys: ['CalendarWriteOnly'], since: '2.15.0', source: 'interfaceTable' },
  { kind: 'api', name: 'addPhoneCalendar', keys: ['CalendarWriteOnly'], since: '2.15.0', source: 'interfaceTable' },
  { kind: 'scope', name: 'scope.addPhoneCalendar', keys: ['CalendarWriteOnly'], source: 'interfaceTable' },

  { kind: 'api', name: 'startAccelerometer', keys: ['Accelerometer'], since: '1.1.0', source: 'interfaceTable' },
  { kind: 'api', name: 'startCompass', keys: ['Compass'], since: '1.1.0', source: 'interfaceTable' },
  { kind: 'api', name: 'startDeviceMotionListening', keys: ['DeviceMotion'], since: '2.3.0', source: 'interfaceTable' },
  { kind: 'api', name: 'startGyroscope', keys: ['Gyroscope'], since: '2.3.0', source: 'interfaceTable' },

  { kind: 'api', name: 'setClipboardData', keys: ['Clipboard'], since: '1.1.0', source: 'interfaceTable' },
  { kind: 'api', name: 'getClipboardData', keys: ['Clipboard'], since: '1.1.0', source: 'interfaceTable' },
]

/** What mini games have besides, and what is not revoked there. */
export const GAME_INTERFACES: readonly PrivacyInterface[] = [
  { kind: 'api', name: 'getUserInfo', keys: ['UserInfo'], callbackOnly: true, source: 'minigameGuide' },
  { kind: 'api', name: 'createUserInfoButton', keys: ['UserInfo'], source: 'minigameGuide' },
  { kind: 'api', name: 'createCamera', keys: ['Camera'], source: 'minigameGuide' },
  { kind: 'scope', name: 'scope.userInfo', keys: ['UserInfo'], source: 'minigameGuide' },
]
