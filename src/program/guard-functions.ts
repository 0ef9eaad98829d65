import path from 'node:path'
import { insideWrappers, literalText, propertyName, propertyNamed, type Node } from '../analysis/ast.js'
import { calleeName, calleePath, localFunction } from '../analysis/calls.js'
import { commonForms, type GuardForm } from '../analysis/guard-forms.js'
import { Strings } from '../analysis/strings.js'
import type { Variables } from '../analysis/variables.js'
import { attributeNamed } from '../templates/element.js'
import { componentResolver } from './component-tags.js'
import { pageBases, scriptOf } from './components.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
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

  /** `this.selectComponent('#privacy').open()`: the method of the component that the selector means in the template, or in any page's. */
  #formsOfComponents(selector: string, method: string, from: ConsentScript): readonly GuardForm[] {
    const { program } = this.#scripts
    const unit = unitOf(program, from.path)
    const bases = unit.kind === 'page' || unit.kind === 'component' ? [unit.base] : pageBases(program)
    const components = new Set(bases.flatMap((base) => componentsSelected(this.#scripts, base, selector)))
    return commonForms([...components].map((base) => this.#formsOfMethod(scriptOf(base), method)))
  }

  #formsOfMethod(file: string | null, method: string): readonly GuardForm[] {
    const script = file === null ? null : this.#scripts.at(file)
    const made = script?.objects.map(({ methods }) => methods.get(method)).find((each) => each !== undefined)
    return script && made ? script.consent.formsOf(made) : []
  }

  /** `getApp().privacy.ensure()` */
  #formsInApp(names: readonly string[]): readonly GuardForm[] {
    const file = scriptOf(path.join(this.#scripts.program.root, 'app'))
    const app = file === null ? null : this.#scripts.at(file)
    const options = app?.objects.find(({ kind }) => kind === 'app')?.options
    const made = app && options ? valueAt(options, names, app.variables) : null
    if (!app || !made) return []
    const local = localFunction(made, app.variables)
    return local ? app.consent.formsOf(local) : this.formsOf(made, app)
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

/** The selector of a component that an expression was found by, through names and fields. */
function selectorOf(expression: Node, from: ConsentScript, depth = 0): string | null {
  const node = insideWrappers(expression)
  if (depth > 5) return null
  if (node.type === 'CallExpression') return calleeName(node) === 'selectComponent' && node.arguments[0] ? literalText(node.arguments[0]) : null
  const variable = node.type === 'Identifier' ? from.variables.of(node) : null
  const key = node.type === 'MemberExpression' ? from.places.keyOf(node) : null
  const values = variable ? from.places.valuesOf(variable).values : key === null ? [] : from.places.valuesAt(key)
  const selectors = new Set(values.map((value) => selectorOf(value, from, depth + 1)))
  const [only] = selectors
  return selectors.size === 1 ? (only ?? null) : null
}

/** The components, by their bases, that `#id` or `.class` means in the template of a page or component. */
function componentsSelected({ program }: ConsentScripts, base: string, selector: string): readonly string[] {
  const componentNamed = componentResolver(program, base)
  return elementsOf(program, base).flatMap(({ element }) => {
    const attribute = attributeNamed(element, selector.startsWith('#') ? 'id' : 'class')
    const isMeant = attribute?.value.kind === 'static' && attribute.value.text.split(/\s+/u).includes(selector.slice(1))
    const component = isMeant ? componentNamed(element.name, element.source) : null
    return component?.kind === 'component' ? [component.base] : []
  })
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
