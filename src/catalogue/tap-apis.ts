/**
 * APIs that the platform lets run in the user's tap only: moved behind a dialog they fail with "can only be invoked by user TAP gesture".
 * Source: pages with 限制：仅在点击行为时调用; getUserProfile as reported by developers.
 */
export const TAP_APIS: ReadonlySet<string> = new Set([
  'getUserProfile',
  'openSetting',
  'openAppAuthorizeSetting',
  'openSystemBluetoothSetting',
  'navigateToMiniProgram',
  'exitMiniProgram',
  'openCustomerServiceChat',
])
