/** The values that `requiredPrivateInfos` of app.json may hold. Case-sensitive. Source: 开发 / 框架 / 小程序配置. */
export const REQUIRED_PRIVATE_INFOS = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
] as const

export type RequiredPrivateInfo = (typeof REQUIRED_PRIVATE_INFOS)[number]

/** DevTools and the upload refuse `getFuzzyLocation` beside any of these (error -80423). Source: developer community. */
export const EXCLUSIVE_WITH_FUZZY_LOCATION: readonly RequiredPrivateInfo[] = ['getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground']

/** The scope of app.json's `permission` that needs a description. Source: 开发 / 框架 / 小程序配置. */
export const DESCRIBED_SCOPE = 'scope.userLocation'

/** Uses whose permission dialog shows that description: those of the scope itself and of its background kin. Source: 开发 / 指南 / 开放能力 / 授权. */
export const USES_OF_DESCRIBED_SCOPE: readonly string[] = [
  'getLocation',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'MapContext.moveToLocation',
  'scope.userLocation',
  'scope.userLocationBackground',
]

/** Longest `desc` of a permission, in characters. */
export const PERMISSION_DESC_MAX_LENGTH = 30

/** What `requiredBackgroundModes` must hold for `wx.startLocationUpdateBackground`. */
export const BACKGROUND_LOCATION_MODE = 'location'

/** Needed until 2023-10-17; since then the privacy check is always on and the key does nothing. Source: 小程序隐私协议开发指南 §一. */
export const PRIVACY_CHECK_KEY = '__usePrivacyCheck__'
