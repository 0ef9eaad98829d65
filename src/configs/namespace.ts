/** The rule prefix and the key of the settings. */
export const NAMESPACE = 'wechat-privacy'
