/** Objects that carry the platform's API, as globals. `qq`, `tt`, `my` are other platforms'. */
export const API_OBJECTS = ['wx', 'uni', 'Taro'] as const

/** What an API object is usually called, imported ones included: calls of its members are the platform's. */
export const API_NAMES: ReadonlySet<string> = new Set([...API_OBJECTS, 'mpx', 'wepy'])

/** What a module hands out: the API as default or namespace export, each interface by its name, or both. */
export interface ApiModule {
  /** As messages name it. */
  readonly object: string
  readonly isWhole: boolean
  readonly hasNames: boolean
}

/** Modules that hand out the API, read in their sources. */
export const API_MODULES: Readonly<Record<string, ApiModule>> = {
  '@tarojs/taro': { object: 'Taro', isWhole: true, hasNames: true },
  '@mpxjs/core': { object: 'mpx', isWhole: true, hasNames: false },
  '@mpxjs/api-proxy': { object: 'mpx', isWhole: false, hasNames: true },
  wepy: { object: 'wepy', isWhole: true, hasNames: false },
  '@wepy/core': { object: 'wepy', isWhole: true, hasNames: false },
  'remax/wechat': { object: 'wx', isWhole: false, hasNames: true },
  '@remax/wechat': { object: 'wx', isWhole: false, hasNames: true },
}

/** Members of an API object that are one themselves: `wepy.wx`. */
export const NESTED_API_OBJECTS: Readonly<Record<string, string>> = { wepy: 'wx' }

/** Functions of the API object that make an object with a privacy interface among its methods. */
export const OBJECT_FACTORIES = {
  getRecorderManager: 'RecorderManager',
  createMapContext: 'MapContext',
} as const

export type ObjectType = (typeof OBJECT_FACTORIES)[keyof typeof OBJECT_FACTORIES]

/** The four run-time APIs of the privacy framework (base library 2.32.3). All take callbacks only. */
export const PRIVACY_APIS = ['onNeedPrivacyAuthorization', 'requirePrivacyAuthorize', 'getPrivacySetting', 'openPrivacyContract'] as const

export const PRIVACY_APIS_SINCE = '2.32.3'

/**
 * Names of the privacy framework that do not exist, as found in public code, and what was meant;
 * `null` where the platform has nothing of the kind.
 */
export const UNKNOWN_PRIVACY_APIS: Readonly<Record<string, (typeof PRIVACY_APIS)[number] | null>> = {
  onNeedPrivacyAuthorize: 'onNeedPrivacyAuthorization',
  requirePrivacyAuthorization: 'requirePrivacyAuthorize',
  getPrivacySettings: 'getPrivacySetting',
  openPrivacyContracts: 'openPrivacyContract',
  offNeedPrivacyAuthorization: null,
  offPrivacyAuthorization: null,
  agreePrivacyAuthorization: null,
}
