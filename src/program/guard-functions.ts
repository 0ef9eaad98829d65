import { insideWrappers, isFunction, literalText, propertyName, propertyNamed, type FunctionNode, type Node } from '../analysis/ast.js'
import { calleeName, calleePath, localFunction } from '../analysis/calls.js'
import { commonForms, type GuardForm } from '../analysis/guard-forms.js'
import { Strings } from '../analysis/strings.js'
import type { Variables } from '../analysis/variables.js'
import { attributeNamed, type Element } from '../templates/element.js'
import { componentResolver } from './component-tags.js'
import { pageBases, scriptOf } from './components.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
import { entryScripts } from './entries.js'
import { exportPaths } from './module-exports.js'
import { resolveModule } from './modules.js'
import { elementsOf } from './templates.js'
import { unitOf } from './units.js'

/** What a function from the settings guarantees: it returns, resolves or calls `success` with consent only. */
const NAMED_GUARD: readonly GuardForm[] = [{ kind: 'promise' }, { kind: 'callback', index: 0, path: ['success'] }, { kind: 'callback', index: 0, path: [] }]

/** Modules that hand a function on from one another. */
const MAX_HOPS = 6

/** Tells what functions guarantee about consent that stand in other files than their call, and those that the settings name. */
export class GuardFunctions {
  readonly #scripts: ConsentScripts

  constructor(scripts: ConsentScripts) {
    this.#scripts = scripts
  }

  /** What the function guarantees that `callee` in `from` stands for; nothing where it cannot be told. */
  formsOf(callee: Node, from: ConsentScript): readonly GuardForm[] {
    const written = calleePath(callee)
    if (written !== null && this.#scripts.settings.guards.some((name) => written === name || written.endsWith(`.${name}`))) return NAMED_GUARD
    const imported = new Strings(from.variables).valueOf(callee)
    if (imported.kind === 'imported') return this.#exportedForms(from.path, imported.source, exportPaths(imported), 0)
    const inner = insideWrappers(callee)
    const name = inner.type === 'MemberExpression' ? propertyName(inner) : null
    if (inner.type !== 'MemberExpression' || name === null) return []
    const selector = selectorOf(inner.object, from)
    if (selector !== null) return this.#formsOfComponents(selector, name, from)
    const key = from.places.keyOf(inner)
    if (key?.startsWith('getApp().')) return this.#formsInApp(key.split('.').slice(1))
    return insideWrappers(inner.object).type === 'ThisExpression' ? this.#formsOfBehaviors(name, from) : []
  }

  #exportedForms(from: string, source: string, paths: readonly string[], hops: number): readonly GuardForm[] {
    const file = resolveModule(this.#scripts.program, from, source)
    const module = file === null || hops > MAX_HOPS ? null : this.#scripts.at(file)
    if (!module) return []
    const { exported } = module
    for (const wanted of paths) {
      const found = exported.get(wanted)
      if (found) return 'source' in found ? this.#exportedForms(module.path, found.source, [found.path, withoutDefault(found.path)], hops + 1) : module.consent.formsOf(found)
    }
    for (const [key, all] of exported) {
      const forms = key.startsWith('* ') && 'source' in all ? this.#exportedForms(module.path, all.source, paths, hops + 1) : []
      if (forms.length > 0) return forms
    }
    return []
  }

  /**
   * `this.selectComponent('#privacy').open()`, `this.$refs.privacy.open()`, `privacyRef.value.open()`: the method of the component that
   * the selector or reference means in the template, or in any page's.
   */
  #formsOfComponents(selector: string, method: string, from: ConsentScript): readonly GuardForm[] {
    const { program } = this.#scripts
    const unit = unitOf(program, from.path)
    const bases = unit.kind === 'page' || unit.kind === 'component' ? [unit.base] : pageBases(program)
    const components = new Set(bases.flatMap((base) => componentsSelected(this.#scripts, base, selector)))
    return commonForms([...components].map((base) => this.#formsOfMethod(scriptOf(base), method)))
  }

  #formsOfMethod(file: string | null, method: string): readonly GuardForm[] {
    const script = file === null ? null : this.#scripts.at(file)
    const made = script?.objects.map(({ methods }) => methods.get(method)).find((each) => each !== undefined) ?? (script && exposedFunction(script, method))
    return script && made ? script.consent.formsOf(made) : []
  }

  /** `getApp().privacy.ensure()` */
  #formsInApp(names: readonly string[]): readonly GuardForm[] {
    for (const file of entryScripts(this.#scripts.program)) {
      const app = this.#scripts.at(file)
      const options = app?.objects.find(({ kind }) => kind === 'app')?.options
      const made = app && options ? valueAt(options, names, app.variables) : null
      if (!app || !made) continue
      const local = localFunction(made, app.variables)
      return local ? app.consent.formsOf(local) : this.formsOf(made, app)
    }
    return []
  }

  /** A method that a behavior of the component adds. */
  #formsOfBehaviors(method: string, from: ConsentScript): readonly GuardForm[] {
    const strings = new Strings(from.variables)
    for (const { options } of from.objects) {
      const list = options && (propertyNamed(options, 'behaviors') ?? propertyNamed(options, 'mixins'))?.value
      const items = list?.type === 'ArrayExpression' ? list.elements : []
      for (const item of items) {
        const imported = item && strings.valueOf(item)
        const file = imported?.kind === 'imported' ? resolveModule(this.#scripts.program, from.path, imported.source) : null
        const forms = this.#formsOfMethod(file, method)
        if (forms.length > 0) return forms
      }
    }
    return []
  }
}

function withoutDefault(written: string): string {
  return written.startsWith('default.') ? written.slice('default.'.length) : written
}

/** `useImperativeHandle(ref, () => ({ ask }))` */
function exposedFunction(script: ConsentScript, name: string): FunctionNode | null {
  for (const { arguments: [, made] } of script.callsNamed('useImperativeHandle')) {
    const body = isFunction(made) ? insideWrappers(made.body) : null
    const property = body?.type === 'ObjectExpression' ? propertyNamed(body, name) : null
    const value = property && insideWrappers(property.value)
    const found = isFunction(value) ? value : value && localFunction(value, script.variables)
    if (found) return found
  }
  return null
}

/** What a selector of `ref` begins with: no class or id does. */
const REF = 'ref '

/** The name under which a template refers to a component: `this.$refs.popup`, `popupRef.value`, `popupRef.current`; `null` for other expressions. */
function referenceIn(node: Node, { variables }: ConsentScript): string | null {
  const name = node.type === 'MemberExpression' ? propertyName(node) : null
  if (node.type !== 'MemberExpression' || name === null) return null
  const object = insideWrappers(node.object)
  if (object.type === 'MemberExpression') return propertyName(object) === '$refs' && insideWrappers(object.object).type === 'ThisExpression' ? name : null
  const variable = object.type === 'Identifier' && (name === 'value' || name === 'current') ? variables.of(object) : null
  const made = variable && variables.constantValue(variable)
  if (made?.type !== 'CallExpression' || object.type !== 'Identifier') return null
  const maker = calleeName(made)
  if (maker === 'useTemplateRef') return made.arguments[0] ? literalText(made.arguments[0]) : null
  return maker === (name === 'value' ? 'ref' : 'useRef') || (name === 'value' && maker === 'shallowRef') ? object.name : null
}

/** The selector of a component that an expression was found by, through names and fields. */
function selectorOf(expression: Node, from: ConsentScript, depth = 0): string | null {
  const node = insideWrappers(expression)
  if (depth > 5) return null
  const reference = referenceIn(node, from)
  if (reference !== null) return REF + reference
  if (node.type === 'CallExpression') return calleeName(node) === 'selectComponent' && node.arguments[0] ? literalText(node.arguments[0]) : null
  const variable = node.type === 'Identifier' ? from.variables.of(node) : null
  const key = node.type === 'MemberExpression' ? from.places.keyOf(node) : null
  const values = variable ? from.places.valuesOf(variable).values : key === null ? [] : from.places.valuesAt(key)
  const selectors = new Set(values.map((value) => selectorOf(value, from, depth + 1)))
  const [only] = selectors
  return selectors.size === 1 ? (only ?? null) : null
}

/** The components, by their bases, that `#id`, `.class` or a reference means in the template of a page or component. */
function componentsSelected({ program }: ConsentScripts, base: string, selector: string): readonly string[] {
  const componentNamed = componentResolver(program, base)
  return elementsOf(program, base).flatMap(({ element }) => {
    const component = isMeant(element, selector) ? componentNamed(element.name, element.source) : null
    return component?.kind === 'component' ? [component.base] : []
  })
}

function isMeant(element: Element, selector: string): boolean {
  if (selector.startsWith(REF)) {
    const value = attributeNamed(element, 'ref')?.value
    const written = element.host === 'jsx' ? value?.kind === 'dynamic' && value.source.trim() : value?.kind === 'static' && value.text
    return written === selector.slice(REF.length)
  }
  const value = attributeNamed(element, selector.startsWith('#') ? 'id' : 'class')?.value
  return value?.kind === 'static' && value.text.split(/\s+/u).includes(selector.slice(1))
}

/** What stands at a path into an object literal. */
function valueAt(literal: Node, [name, ...rest]: readonly string[], variables: Variables): Node | null {
  const inner = insideWrappers(literal)
  if (name === undefined) return inner
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  const object = variable ? variables.constantValue(variable) : inner
  if (object?.type !== 'ObjectExpression') return null
  const property = propertyNamed(object, name)
  return property && valueAt(property.value, rest, variables)
}
