import vm from 'node:vm'
import ts from 'typescript'

/** Executes a script or a module, TypeScript too (`isTypeScript`), with these names in scope, and answers what it exports. */
export function executeScript(code: string, names: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isModule = /^\s*(?:import|export)\b/mu.test(code) || names['isTypeScript'] === true
  const text = isModule ? ts.transpile(code, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }) : code
  const module: { exports: Record<string, unknown> } = { exports: {} }
  const scope = { module, exports: module.exports, ...names }
  const made = vm.compileFunction(text, Object.keys(scope)) as (...values: unknown[]) => void
  made(...Object.values(scope))
  return module.exports
}
