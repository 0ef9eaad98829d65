import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** What the platform's own typings (miniprogram-api-typings) say of one function. */
export interface TypedFunction {
  /** First base library, where the comment names one. */
  readonly since: string | null
  /** The base library that deprecated it. */
  readonly deprecatedSince: string | null
  readonly returns: string
}

const TYPINGS = new URL('../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts', import.meta.url)

const text = readFileSync(TYPINGS, 'utf8')
const interfaces = new Map<string, readonly ts.TypeElement[]>()
collect(ts.createSourceFile('lib.wx.api.d.ts', text, ts.ScriptTarget.Latest, true))

/** The methods of an interface by name (`Wx`, `RecorderManager`); empty where the typings have no such interface. */
export function functionsOf(owner: string): ReadonlyMap<string, TypedFunction> {
  const members = (interfaces.get(owner) ?? []).filter(ts.isMethodSignature)
  return new Map(members.map((member) => [member.name.getText(), typedFunction(member)]))
}

/** The scopes that an answer of `wx.getSetting` may hold, by the typings. */
export function scopesOfSettings(): ReadonlySet<string> {
  const names = (interfaces.get('AuthSetting') ?? []).map((member) => member.name)
  return new Set(names.flatMap((name) => (name && ts.isStringLiteral(name) ? [name.text] : [])))
}

function typedFunction(member: ts.MethodSignature): TypedFunction {
  const comment = text.slice(member.pos, member.getStart())
  return {
    since: /需要基础库： `([\d.]+)`/u.exec(comment)?.[1] ?? null,
    deprecatedSince: /@deprecated 基础库版本 \[([\d.]+)\]/u.exec(comment)?.[1] ?? null,
    returns: member.type?.getText() ?? '',
  }
}

function collect(node: ts.Node): void {
  if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, [...(interfaces.get(node.name.text) ?? []), ...node.members])
  ts.forEachChild(node, collect)
}
