import { insideWrappers, type Node, type Script, type Variable } from './ast.js'

/** Finds what a name means where it stands. Answers are remembered: one instance serves one file. */
export class Variables {
  readonly #byIdentifier = new Map<Node, Variable | null>()
  readonly #script: Script

  constructor(script: Script) {
    this.#script = script
    for (const scope of script.scopeManager?.scopes ?? []) {
      for (const reference of scope.references) this.#byIdentifier.set(reference.identifier, reference.resolved)
      for (const variable of scope.variables) for (const name of variable.identifiers) this.#declare(name, variable)
    }
  }

  /** A class declares its name twice, the second time for its own body: what others see comes first. */
  #declare(name: Node, variable: Variable): void {
    if (!this.#byIdentifier.has(name)) this.#byIdentifier.set(name, variable)
  }

  /** The variable that an identifier, as reference or as declaration, stands for; `null` for a name that no scope declares. */
  of(identifier: Node): Variable | null {
    return this.#byIdentifier.get(identifier) ?? null
  }

  /** Every place that reads the variable. */
  readsOf(variable: Variable): readonly Node[] {
    return variable.references.filter((reference) => reference.isRead() && reference.identifier.type === 'Identifier').map((reference) => reference.identifier)
  }

  /** References to a name that the file does not declare: undeclared ones, ESLint globals and `declare const`. */
  globalReads(name: string): readonly Node[] {
    const globalScope = this.#script.scopeManager?.scopes[0]
    if (!globalScope) return []
    const undeclared = globalScope.through.filter((reference) => reference.identifier.name === name && reference.isRead()).map((reference) => reference.identifier)
    const ambient = [...globalScope.variables, ...globalScope.childScopes.filter((scope) => scope.type === 'module').flatMap((scope) => scope.variables)]
    return ambient.filter((variable) => variable.name === name && isAmbient(variable)).reduce<Node[]>((reads, variable) => [...reads, ...this.readsOf(variable)], [...undeclared])
  }

  /** The expression that a variable holds for good: declared with it and never assigned again. Else `null`. */
  constantValue(variable: Variable): Node | null {
    const definition = variable.defs[0]
    if (variable.defs.length !== 1 || definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return null
    if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return null
    return definition.node.init ? insideWrappers(definition.node.init) : null
  }
}

/** A global that ESLint's configuration names has no definition; a `declare const wx: …` has no value. */
function isAmbient(variable: Variable): boolean {
  return variable.defs.every((definition) => definition.type === 'Variable' && definition.parent.declare)
}

/** Everything that is ever put into a variable; empty where it is put there in a way that does not show. */
export function valuesGiven(variable: Variable): readonly Node[] {
  const writes = variable.references.filter((reference) => reference.isWrite())
  const isWhole = writes.every(({ identifier: { parent }, writeExpr, identifier }) => writeExpr && ((parent.type === 'VariableDeclarator' && parent.id === identifier) || (parent.type === 'AssignmentExpression' && parent.left === identifier)))
  return isWhole ? writes.flatMap(({ writeExpr }) => writeExpr ?? []) : []
}

/** `true` or `false` for what is written so, and for nothing; `null` for what cannot be told. */
export function literalTruth(value: Node): boolean | null {
  const inner = insideWrappers(value)
  if (inner.type === 'Literal') return Boolean(inner.value)
  return inner.type === 'Identifier' && inner.name === 'undefined' ? false : null
}
