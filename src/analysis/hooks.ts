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
  const name = index === 0 ? hookNamed(call) : null
  return name !== null && HOOKS.has(name) ? name : null
}

/** `useEffect` and `React.useEffect`, `Taro.useDidShow`; `onShow` is a hook by itself only: as a member it is anybody's. */
function hookNamed({ callee: written }: CallNode): string | null {
  const callee = insideWrappers(written)
  if (callee.type === 'Identifier') return callee.name
  const name = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && /^[A-Z]/u.test(callee.object.name) ? propertyName(callee) : null
  return name !== null && /^use[A-Z]/u.test(name) ? name : null
}

/** Whether an effect runs again only when something changes: what that is may be the user's doing. */
export function waitsForChanges(call: CallNode): boolean {
  const [, changes] = call.arguments
  return EFFECTS.has(hookNamed(call) ?? '') && changes !== undefined && !isEmptyList(changes)
}

function isEmptyList(node: Node): boolean {
  return node.type === 'ArrayExpression' && node.elements.length === 0
}
