import { AUTHORIZE_APIS } from '../catalogue/interface-table.js'
import { apiRoots } from './api-roots.js'
import { identityOf, memberOf, type ApiValue, type ExportedValue, type ImportedValue, type ImportResolver, type NameSink } from './api-values.js'
import { propertyName, throughWrappers, type CallNode, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { calleeName, isOnlyLookedAt, localFunction, stringArgument, stringArguments } from './calls.js'
import { exportPrefixes } from './exported-objects.js'
import { factoryType, isGivenAnother } from './factories.js'
import { classOfConstructor, Fields } from './fields.js'
import { isGivenBack } from './mocks.js'
import { positionOf } from './positions.js'
import { NO_CALL, reachesOf, type Reach, type ReachCall, type UnreadCall } from './reaches.js'
import { Strings, type StringValue } from './strings.js'
import { Variables } from './variables.js'

export interface ApiFlowOptions {
  readonly apiObjects: readonly string[]
  readonly resolveImport: ImportResolver
  /** Whether an import is worth asking for: it costs a look into another file. */
  readonly isWorthResolving: (name: string) => boolean
}

interface Step {
  readonly node: Node
  readonly value: ApiValue
}

/**
 * Follows the API objects forward through a script: from `wx` over members, aliases, destructuring, fields, factories
 * and wrappers to the places where an interface is called or handed on. What cannot be followed is silent.
 */
export class ApiFlow {
  readonly reaches: Reach[] = []
  /** What the module hands out, by path: `callApi`, `default.callApi`. */
  readonly exported = new Map<string, ExportedValue>()
  /** Whether somewhere the name of an API, or a scope, is made at run time. */
  hasUnknownNames = false

  /** What imported functions are given that cannot be read: wrappers among them may reach anything. */
  readonly unreadCalls: UnreadCall[] = []

  readonly variables: Variables
  readonly strings: Strings
  readonly #fields: Fields
  readonly #script: Script
  readonly #options: ApiFlowOptions
  readonly #steps: Step[] = []
  readonly #seen = new Map<Node, Set<string>>()
  #exportPrefixes: ReadonlyMap<string, string> | null = null

  constructor(script: Script, options: ApiFlowOptions) {
    this.#script = script
    this.#options = options
    this.variables = new Variables(script)
    this.strings = new Strings(this.variables)
    this.#fields = new Fields(script, this.variables)
    for (const root of apiRoots(script, this.variables, this.strings, options.apiObjects)) {
      if (root.variable) this.#bindVariable(root.variable, root.value)
      else this.#push(root.node, root.value)
    }
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) this.#follow(step.node, step.value)
  }

  #push(node: Node, value: ApiValue): void {
    const seen = this.#seen.get(node) ?? new Set<string>()
    const identity = identityOf(value)
    if (seen.has(identity)) return
    this.#seen.set(node, seen.add(identity))
    this.#steps.push({ node, value })
  }

  /** `node` evaluates to `value`: what becomes of it? */
  #follow(inner: Node, value: ApiValue): void {
    const node = throughWrappers(inner)
    const position = positionOf(node)
    switch (position.kind) {
      case 'member':
        this.#followMember(position.member, value)
        return
      case 'callee':
        this.#followCall(node, position.call, value)
        return
      case 'argument':
        this.#followArgument(node, position.call, position.index, value)
        return
      case 'same-value':
        this.#push(position.node, value)
        return
      case 'bound':
        this.#bind(position.pattern, value)
        if (position.also) this.#push(position.also, value)
        return
      case 'property':
        this.#bindField(this.#fields.keyOfProperty(position.property), propertyName(position.property), value, node)
        return
      case 'class-member':
        this.#bindField(this.#fields.keyOfClassMember(position.member), propertyName(position.member), value, node)
        return
      case 'returned':
        this.#handOn(node, value)
        if (value.kind === 'instance' || value.kind === 'api-object') this.#pushCallsOf(position.from, value)
        return
      case 'exported':
        this.#export(position.name, value)
        this.#handOn(node, value)
        return
      case 'tested':
        this.#check(node, value)
        return
      case 'handed-on':
        this.#handOn(node, value)
        return
      case 'lost':
        this.#lose(value)
        return
    }
  }

  #followMember(member: Node, value: ApiValue): void {
    if (member.type !== 'MemberExpression') return
    const name = propertyName(member)
    if (value.kind === 'api-object' && name === null) {
      this.#push(member, { kind: 'function', object: value.object, name: this.strings.valueOf(member.property) })
      return
    }
    const inside = name === null ? null : memberOf(value, name)
    if (inside?.kind === 'imported') this.#followImport(member, inside)
    else if (inside) this.#push(member, inside)
    else if (name !== null) this.#followFunctionMember(member, name, value)
  }

  #followImport(member: Node, value: ImportedValue): void {
    const last = value.path.at(-1) ?? value.name
    const resolved = this.#options.isWorthResolving(last) ? this.#options.resolveImport({ ...value, name: value.path.length > 0 ? value.name : '*', path: value.path.slice(0, -1) }) : null
    if (resolved && resolved.kind !== 'string' && resolved.kind !== 'imported' && member.type === 'MemberExpression') this.#push(member.object, resolved)
    else this.#push(member, value)
  }

  /** `wx.x.call(…)`, `.apply(…)`, `.bind(…)`. */
  #followFunctionMember(member: Node, name: string, value: ApiValue): void {
    const outer = throughWrappers(member)
    const call = outer.parent
    if (call?.type !== 'CallExpression' || call.callee !== outer) return
    if (name === 'call') this.#reach('call', value, outer, { call, firstArgument: 1 })
    else if (name === 'apply') this.#reach('call', value, outer, { call, firstArgument: null })
    else if (name === 'bind') this.#reach('reference', value, outer, NO_CALL)
  }

  #followCall(node: Node, call: CallNode, value: ApiValue): void {
    switch (value.kind) {
      case 'function':
        this.#reach('call', value, node, { call, firstArgument: 0 })
        if (value.name.kind === 'known') for (const name of value.name.values) this.#followFactory(name, value.object, call)
        return
      case 'method':
        this.#reach('call', value, node, { call, firstArgument: 0 })
        return
      case 'wrapper':
        if (value.construct === (call.type === 'NewExpression')) this.#named(value.sink, stringArgument(this.strings, call, value.index, value.path), node, call)
        return
      case 'imported':
        this.#followImportedCall(node, call, value)
        return
      case 'api-object':
      case 'instance':
        return
    }
  }

  #followFactory(name: string, object: string, call: CallNode): void {
    const type = factoryType(name)
    if (type) this.#push(call, { kind: 'instance', object, type })
  }

  #followArgument(node: Node, call: CallNode, index: number, value: ApiValue): void {
    if (value.kind === 'function' || value.kind === 'method') {
      if (isOnlyLookedAt(call)) this.#check(node, value)
      else this.#handOn(node, value)
      return
    }
    this.#lose(value)
    if (value.kind === 'imported' || value.kind === 'wrapper') return
    // promisifyAll(wx, wxp) of miniprogram-api-promise gives its second argument the interfaces of the first.
    const mirror = call.arguments[1]
    if (value.kind === 'api-object' && index === 0 && mirror && calleeName(call) === 'promisifyAll') this.#bind(mirror, value)
    const parameter = localFunction(call.callee, this.variables)?.params[index]
    if (parameter) this.#bind(parameter, value)
  }

  #bind(pattern: Node, value: ApiValue): void {
    switch (pattern.type) {
      case 'Identifier': {
        const variable = this.variables.of(pattern)
        if (variable) this.#bindVariable(variable, value)
        return
      }
      case 'AssignmentPattern':
        this.#bind(pattern.left, value)
        return
      case 'TSParameterProperty':
        this.#bind(pattern.parameter, value)
        return
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          const name = property.type === 'Property' ? propertyName(property) : null
          const inside = name === null ? null : memberOf(value, name)
          if (property.type === 'RestElement') this.#bind(property.argument, value)
          else if (inside) this.#bind(property.value, inside)
        }
        return
      case 'MemberExpression':
        if (!isGivenBack(pattern, value, this.variables)) this.#bindField(this.#fields.keyOf(pattern), propertyName(pattern), value, pattern)
        return
      default:
    }
  }

  #bindVariable(variable: Variable, value: ApiValue): void {
    for (const read of this.variables.readsOf(variable)) this.#push(read, value)
    const definition = variable.defs[0]
    const declaration = definition?.type === 'Variable' ? definition.parent : definition?.node
    if (declaration?.parent.type === 'ExportNamedDeclaration') {
      this.#export(variable.name, value)
      if (definition?.type === 'Variable' && (value.kind === 'function' || value.kind === 'method')) this.#handOn(definition.name, value)
    }
  }

  #bindField(key: string | null, name: string | null, value: ApiValue, from: Node): void {
    const exportedAs = key === null ? null : this.#exportPath(key)
    if (exportedAs !== null) this.#export(exportedAs, value)
    // Another module's value is looked for in fields only where it may be a wrapper: it takes a walk through the file.
    if (value.kind === 'imported' && !this.#options.isWorthResolving('')) return
    if (key === null || name === null || value.kind === 'function' || value.kind === 'method') {
      this.#handOn(from, value)
      return
    }
    const places = this.#fields.membersNamed(name).filter((member) => member !== from && this.#fields.keyOf(member) === key)
    if (value.kind === 'instance' && places.some((place) => isGivenAnother(place, value.type))) return
    for (const place of places) this.#push(place, value)
  }

  #pushCallsOf(owner: FunctionNode, value: ApiValue): void {
    const name = owner.type === 'FunctionDeclaration' ? owner.id : owner.parent.type === 'VariableDeclarator' ? owner.parent.id : null
    const variable = name && this.variables.of(name)
    if (!variable) return
    for (const read of this.variables.readsOf(variable)) {
      const outer = throughWrappers(read)
      if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer) this.#push(outer.parent, value)
    }
  }

  #export(path: string, value: ApiValue): void {
    this.exported.set(path, value)
  }

  /** The export that a place belongs to: `exports.a`, or `a` of an object that is exported as a whole. */
  #exportPath(key: string): string | null {
    this.#exportPrefixes ??= exportPrefixes(this.#script, this.#fields)
    for (const [prefix, path] of this.#exportPrefixes) {
      if (key === prefix) return path || 'default'
      if (key.startsWith(`${prefix}.`)) return [path, key.slice(prefix.length + 1)].filter(Boolean).join('.')
    }
    return null
  }

  /** A wrapper that goes where it is not followed may be given any name. */
  #lose(value: ApiValue): void {
    if (value.kind === 'wrapper') this.hasUnknownNames = true
  }

  #handOn(node: Node, value: ApiValue): void {
    this.#lose(value)
    if (value.kind === 'function' || value.kind === 'method') this.#reach('reference', value, node, NO_CALL)
  }

  #check(node: Node, value: ApiValue): void {
    this.reaches.push(...reachesOf('check', value, node, NO_CALL))
  }

  #reach(how: 'call' | 'reference', value: ApiValue, node: Node, at: ReachCall): void {
    this.reaches.push(...reachesOf(how, value, node, at))
    if (value.kind !== 'function') return
    if (value.name.kind !== 'known') this.#named({ form: 'interface', object: value.object }, value.name, node, at.call)
    else if (at.call && at.firstArgument !== null && value.name.values.some((name) => AUTHORIZE_APIS.has(name))) {
      this.#named({ form: 'scope', object: value.object }, stringArgument(this.strings, at.call, at.firstArgument, ['scope']), node, at.call)
    }
  }

  /** The name of an interface, or a scope, reaches the API here. */
  #named(sink: NameSink, name: StringValue, node: Node, call: CallNode | null): void {
    switch (name.kind) {
      case 'known':
        if (sink.form === 'forward') return
        this.#record(sink.object, name.values, node, call)
        if (sink.form === 'interface' && call && name.values.some((each) => AUTHORIZE_APIS.has(each))) this.#scopeAmong(call, sink.object, node)
        return
      case 'parameter':
        this.#bindWrapper(name.function, sink, name.index, name.path)
        return
      case 'imported': {
        const text = this.#options.resolveImport(name)
        if (text?.kind === 'string' && sink.form !== 'forward') this.#record(sink.object, [text.text], node, call)
        else this.hasUnknownNames = true
        return
      }
      case 'unknown':
        this.hasUnknownNames = true
    }
  }

  /** `callApi('authorize', { scope })`: the scope is in one of the other arguments. */
  #scopeAmong(call: CallNode, object: string, node: Node): void {
    for (const argument of call.arguments) {
      const scope = this.strings.valueOf(argument, ['scope'])
      if (scope.kind === 'known') this.#record(object, scope.values, node, call)
    }
  }

  #bindWrapper(owner: FunctionNode, sink: NameSink, index: number, path: readonly string[]): void {
    const built = classOfConstructor(owner)
    const wrapper: ApiValue = { kind: 'wrapper', sink, index, path, construct: built !== null }
    const declared = built ?? owner
    const name = declared.type === 'FunctionDeclaration' || declared.type === 'ClassDeclaration' ? declared.id : null
    const variable = name && this.variables.of(name)
    if (variable) this.#bindVariable(variable, wrapper)
    if (!name || declared.parent?.type === 'ExportDefaultDeclaration') this.#push(declared, wrapper)
  }

  /** A call of something imported that names an interface may be one of a wrapper. */
  #followImportedCall(node: Node, call: CallNode, value: ImportedValue): void {
    const strings = stringArguments(this.strings, call)
    const named = strings.some(({ value: text }) => text.kind === 'known' && text.values.some((name) => this.#options.isWorthResolving(name)))
    const forwarded = strings.filter(({ value: text }) => text.kind === 'parameter')
    for (const { value: text, index, path } of strings) if (text.kind === 'unknown') this.unreadCalls.push({ to: value, index, path })
    if (!named && (forwarded.length === 0 || !this.#options.isWorthResolving(''))) return
    const resolved = this.#options.resolveImport(value)
    if (resolved?.kind === 'imported') {
      for (const { value: text, index, path } of forwarded) this.#named({ form: 'forward', to: resolved, index, path }, text, node, call)
    } else if (resolved && resolved.kind !== 'string') this.#push(node, resolved)
  }

  #record(object: string, names: readonly string[], node: Node, call: CallNode | null): void {
    for (const name of names) this.reaches.push({ how: 'call', object, name, node, call, firstArgument: null, byName: true })
  }
}
