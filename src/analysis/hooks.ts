import { insideWrappers, propertyName, type CallNode, type Node } from './ast.js'

/** Functions that run what they are given at a moment in the life of an app, a page or a component: of React, Taro, ahooks, Vue and uni-app. */
const HOOKS: ReadonlySet<string> = new Set([
  'useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useMount', 'useUnmount', 'useAsyncEffect', 'useLaunch', 'useLoad', 'useReady', 'useDidShow', 'useDidHide', 'useUnload', 'useRouter',
  'usePullDownRefresh', 'useReachBottom', 'usePageScroll', 'useResize', 'useTabItemTap', 'useShareAppMessage', 'useShareTimeline', 'useAddToFavorites', 'useError', 'usePageNotFound', 'useUnhandledRejection',
  'onBeforeMount', 'onMounted', 'onBeforeUpdate', 'onUpdated', 'onBeforeUnmount', 'onUnmounted', 'onActivated', 'onDeactivated', 'onErrorCaptured',
  'onLaunch', 'onInit', 'onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onPullDownRefresh', 'onReachBottom', 'onPageScroll', 'onResize', 'onTabItemTap', 'onShareAppMessage', 'onShareTimeline',
])
/** Those whose second argument says when they run. */
const EFFECTS: ReadonlySet<string> = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useAsyncEffect'])

/** The hook that a call is, by its name, where argument `index` is what it runs; else `null`. */
export function hookOf(call: CallNode, index: number): string | null {
  const name = index === 0 ? nameOf(call) : null
  return name !== null && HOOKS.has(name) ? name : null
}

/** Whether an effect runs again only when something changes: what that is may be the user's doing. */
export function waitsForChanges(call: CallNode): boolean {
  const [, changes] = call.arguments
  return EFFECTS.has(nameOf(call) ?? '') && changes !== undefined && !isEmptyList(changes)
}

/** `useEffect`, `React.useEffect`, `Taro.useDidShow`; a method of anything else may bear the same name. */
function nameOf(call: CallNode): string | null {
  const callee = insideWrappers(call.callee)
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression') return null
  const object = insideWrappers(callee.object)
  return object.type === 'Identifier' && /^(?:React|Taro)$/u.test(object.name) ? propertyName(callee) : null
}

function isEmptyList(node: Node): boolean {
  return node.type === 'ArrayExpression' && node.elements.length === 0
}
