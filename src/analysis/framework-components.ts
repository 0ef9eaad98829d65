import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, insideWrappers, isClass, isFunction, nodesOf, propertyName, type ClassNode, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName, calleePath, registrarName, WEPY_REGISTRAR } from './calls.js'
import { functionOf, functionsOf, hasHidden, literalOf, valueOf } from './component-literals.js'
import type { ComponentObject } from './component-shape.js'
import type { Variables } from './variables.js'

/** Lifecycle functions among the options of a Vue component, those that uni-app and Taro add included. */
const VUE_LIFETIMES: ReadonlySet<string> = new Set([
  'beforeCreate', 'created', 'beforeMount', 'mounted', 'beforeUpdate', 'updated', 'activated', 'deactivated', 'beforeUnmount', 'unmounted', 'beforeDestroy',
  'destroyed', 'errorCaptured', 'serverPrefetch', 'setup', 'data', 'render', 'onLaunch', 'onInit', 'onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onError',
  'onPageNotFound', 'onPullDownRefresh', 'onReachBottom', 'onShareAppMessage', 'onShareTimeline', 'onPageScroll', 'onResize', 'onTabItemTap', 'onBackPress',
  'onNavigationBarButtonTap', 'onAddToFavorites', 'onThemeChange', 'onUnhandledRejection',
])
/** Keys that only the options of a Vue component have, in whatever file they stand. */
const VUE_KEYS: ReadonlySet<string> = new Set(['data', 'methods', 'computed', 'watch', 'components', 'mixins', 'setup', 'props', 'emits', 'mounted', 'onLaunch', 'onLoad'])
const VUE_FACTORIES: ReadonlySet<string> = new Set(['defineComponent', 'Vue.extend'])
const APP_FACTORY = 'createApp'
/** Functions that are given a component and give one back. */
const REACT_WRAPPERS = /^(?:memo|forwardRef|observer|inject|connect|with[A-Z]\w*)$/u
const REACT_CLASS = /(?:^|\.)(?:Pure)?Component$/u
const CLASS_LIFETIMES = /^(?:constructor|render|component(?:Will|Did)\w+|UNSAFE_\w+|getDerived\w+|getSnapshot\w+|on(?:Launch|Load|Show|Ready|Hide|Unload|PullDownRefresh|ReachBottom|ShareAppMessage|PageScroll|TabItemTap))$/u

/** The components of Vue, React and wepy that a script makes; those that it registers itself are `registered`. */
export function frameworkComponents(script: Script, variables: Variables, registered: readonly ComponentObject[]): readonly ComponentObject[] {
  const { text } = script
  const isSfc = /<script[\s>]/u.test(text)
  const components: ComponentObject[] = []
  if (isSfc || /\bexport\s+default\b|\bcreateApp\b/u.test(text)) components.push(...vueOptions(script, variables, isSfc))
  const setup = isSfc ? /<script\b[^>]*\ssetup\b[^>]*>/u.exec(text) : null
  if (setup) components.push(setupScript(script, variables, setup.index))
  if (!isSfc && /\/>|<\/|\buse[A-Z]/u.test(text)) components.push(...functionComponents(script))
  // Not the attribute of a template.
  if (/\bclass\b(?!\s*=)/u.test(text)) components.push(...classComponents(script))
  const known = new Set(registered.map(({ options }) => options))
  return components.filter(({ options }) => options === null || !known.has(options))
}

/** `export default { … }`, `export default defineComponent({ … })`, `Vue.extend({ … })`, `wepy.page({ … })`; outside a single-file component a mixin. */
function vueOptions(script: Script, variables: Variables, isSfc: boolean): readonly ComponentObject[] {
  return script.ast.body.flatMap((statement) => {
    const made = valueOfStatement(statement)
    const call = made?.type === 'CallExpression' ? made : null
    const name = call && calleePath(call.callee)
    const isApp = call !== null && registrarName(call) === APP_FACTORY
    const wepy = WEPY_REGISTRAR.exec(name ?? '')?.groups?.['kind']
    const given = call ? (isApp || wepy !== undefined || VUE_FACTORIES.has(name ?? '') ? call.arguments[0] : undefined) : made
    const options = given && literalOf(given, variables)
    if (!options || (!call && statement.type !== 'ExportDefaultDeclaration')) return []
    if (wepy !== undefined) return [vueComponent(options, call, wepy === 'app' ? 'app' : wepy === 'mixin' ? 'behavior' : 'component', variables)]
    // What a single-file component exports are its options, whatever they hold.
    if (!isSfc && !looksLikeVue(options)) return []
    return [vueComponent(options, call, isApp ? 'app' : isSfc ? (valueOf(options, 'onLaunch') ? 'app' : 'component') : 'behavior', variables)]
  })
}

/** What a statement exports as default, or puts into its one constant; `wepy.page({ … })` stands alone. */
function valueOfStatement(statement: Node): Node | null {
  if (statement.type === 'ExpressionStatement') return insideWrappers(statement.expression)
  if (statement.type === 'ExportDefaultDeclaration') return insideWrappers(statement.declaration)
  const [declarator, ...others] = statement.type === 'VariableDeclaration' ? statement.declarations : []
  return declarator?.init && others.length === 0 ? insideWrappers(declarator.init) : null
}

function looksLikeVue(options: TSESTree.ObjectExpression): boolean {
  return options.properties.some((property) => property.type === 'Property' && VUE_KEYS.has(propertyName(property) ?? ''))
}

function vueComponent(options: TSESTree.ObjectExpression, call: TSESTree.CallExpression | null, kind: ComponentObject['kind'], variables: Variables): ComponentObject {
  const lifetimes = new Map([...functionsOf(options, variables)].filter(([name]) => VUE_LIFETIMES.has(name)))
  const nested = (key: string): TSESTree.ObjectExpression | null => {
    const value = valueOf(options, key)
    return value && literalOf(value, variables)
  }
  for (const key of ['watch', 'computed']) for (const [name, made] of watchersIn(nested(key), variables)) lifetimes.set(`${key}.${name}`, made)
  const given = nested('methods')
  const methods = new Map(given ? functionsOf(given, variables) : [])
  const setup = lifetimes.get('setup')
  if (setup) for (const [name, made] of functionsIn(setup, variables)) methods.set(name, made)
  const isOpen = hasHidden(options) || (given !== null && hasHidden(given)) || valueOf(options, 'mixins') !== null || valueOf(options, 'extends') !== null
  return { kind, call, options, methods, lifetimes, isComplete: !isOpen }
}

/** `name() { … }`, `name: { handler() { … } }` of `watch`; `name: { get() { … } }` of `computed`. */
function watchersIn(literal: TSESTree.ObjectExpression | null, variables: Variables): readonly (readonly [string, FunctionNode])[] {
  return (literal?.properties ?? []).flatMap((property): (readonly [string, FunctionNode])[] => {
    const name = property.type === 'Property' ? propertyName(property) : null
    if (property.type !== 'Property' || name === null) return []
    const handler = property.value.type === 'ObjectExpression' ? (valueOf(property.value, 'handler') ?? valueOf(property.value, 'get')) : property.value
    const made = handler && functionOf(handler, variables)
    return made ? [[name, made]] : []
  })
}

/** `<script setup>`: the template sees every function at its top; what is not in one runs when the component is made. */
function setupScript({ text, ast }: Script, variables: Variables, start: number): ComponentObject {
  const closed = text.indexOf('</script', start)
  const methods = new Map(ast.body.flatMap((statement) => namedFunctions(statement, variables)))
  return { kind: 'component', call: null, options: null, setup: [start, closed < 0 ? text.length : closed], methods, lifetimes: new Map(), isComplete: true }
}

/** The functions that `setup()` makes at its top. */
function functionsIn(setup: FunctionNode, variables: Variables): readonly (readonly [string, FunctionNode])[] {
  return setup.body.type === 'BlockStatement' ? setup.body.body.flatMap((statement) => namedFunctions(statement, variables)) : []
}

function namedFunctions(statement: Node, variables: Variables): readonly (readonly [string, FunctionNode])[] {
  if (statement.type === 'FunctionDeclaration' && statement.id) return [[statement.id.name, statement]]
  if (statement.type !== 'VariableDeclaration') return []
  return statement.declarations.flatMap(({ id, init }): (readonly [string, FunctionNode])[] => {
    const made = id.type === 'Identifier' && init ? functionOf(init, variables) : null
    return id.type === 'Identifier' && made && !isHookCall(init) ? [[id.name, made]] : []
  })
}

/** `const total = computed(() => …)` holds no function. */
function isHookCall(init: Node | null): boolean {
  const inner = init && insideWrappers(init)
  return inner?.type === 'CallExpression' && /^(?:computed|watch|watchEffect|ref|reactive|on[A-Z]\w*|use[A-Z]\w*)$/u.test(calleeName(inner) ?? '')
}

/**
 * Functions with a capital letter, or exported as default, that render JSX; wrapped or not: `memo(() => <View />)`. A default export
 * with a capital letter that calls hooks may show nothing at all.
 */
function functionComponents(script: Script): readonly ComponentObject[] {
  const rendering = new Set<FunctionNode>()
  for (const { declaration } of script.ast.body.flatMap((statement) => (statement.type === 'ExportDefaultDeclaration' ? statement : []))) {
    if (declaration.type === 'FunctionDeclaration' && isComponentName(declaration.id?.name ?? '') && callsHooks(declaration, script)) rendering.add(declaration)
  }
  for (const type of ['JSXElement', 'JSXFragment'] as const) {
    for (const element of nodesOf(script, type)) for (let made = enclosingFunction(element); made; made = enclosingFunction(made)) rendering.add(made)
  }
  return [...rendering].filter(isComponent).map((made) => ({ kind: 'component', call: null, options: null, methods: new Map(), lifetimes: new Map([['render', made]]), isComplete: true }))
}

function callsHooks(made: FunctionNode, script: Script): boolean {
  return nodesOf(script, 'CallExpression').some((call) => /^use[A-Z]/u.test(calleeName(call) ?? '') && enclosingFunction(call) === made)
}

function isComponent(made: FunctionNode): boolean {
  // Without a name it can only be the default export.
  if (made.type === 'FunctionDeclaration') return made.id === null || isComponentName(made.id.name)
  let at: Node = made
  let holder: Node = made.parent
  while (holder.parent && holder.type === 'CallExpression' && holder.callee !== at && REACT_WRAPPERS.test(calleeName(holder) ?? '')) [at, holder] = [holder, holder.parent]
  if (holder.type === 'VariableDeclarator') return holder.id.type === 'Identifier' && isComponentName(holder.id.name)
  if (holder.type === 'ExportDefaultDeclaration') return true
  // `withPrivacy` hands out a component: `return memo(() => …)`, `return function PageWithPrivacy() { … }`.
  return holder.type === 'ReturnStatement' && (at !== made || (made.type === 'FunctionExpression' && made.id !== null && isComponentName(made.id.name)))
}

function isComponentName(name: string): boolean {
  return /^[A-Z]/u.test(name)
}

/** `class Home extends Component`, `class Home extends wepy.page`. */
function classComponents(script: Script): readonly ComponentObject[] {
  return [...nodesOf(script, 'ClassDeclaration'), ...nodesOf(script, 'ClassExpression')].flatMap((made) => {
    const base = made.superClass ? (calleePath(made.superClass) ?? '') : ''
    if (REACT_CLASS.test(base)) return [classComponent(made, 'component')]
    const kind = WEPY_REGISTRAR.exec(base)?.groups?.['kind']
    return kind === undefined ? [] : [classComponent(made, kind === 'app' ? 'app' : kind === 'page' ? 'page' : kind === 'mixin' ? 'behavior' : 'component')]
  })
}

function classComponent(made: ClassNode, kind: ComponentObject['kind']): ComponentObject {
  const methods = new Map<string, FunctionNode>()
  const lifetimes = new Map<string, FunctionNode>()
  for (const member of made.body.body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue
    const name = propertyName(member)
    if (name !== null && isFunction(member.value) && !member.static && CLASS_LIFETIMES.test(name)) lifetimes.set(name, member.value)
    // `methods = { … }` and `events = { … }` of wepy 1.
    if (name === 'methods' && member.value?.type === 'ObjectExpression') for (const property of member.value.properties) if (property.type === 'Property' && isFunction(property.value)) methods.set(propertyName(property) ?? '', property.value)
  }
  return { kind, call: null, options: null, class: made, methods, lifetimes, isComplete: !isClass(made.superClass) }
}
