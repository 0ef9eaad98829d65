import { propertyName, type Node } from './ast.js'

/** What `#ifdef` conditions and `process.env.TARO_ENV` comparisons call other platforms than WeChat's. */
const OTHER_PLATFORM = /^(?:APP|H5$|WEB$|MP-(?!WEIXIN$)|QUICKAPP)/u
const WECHAT = new Set(['MP', 'MP-WEIXIN'])
const WEAPP = new Set(['weapp', 'wx'])

/** A stretch of the text that the build for WeChat leaves out. */
export type ExcludedRegion = readonly [start: number, end: number]

/**
 * The parts of a text between `#ifdef` / `#ifndef` and `#endif` comments that are not compiled for MP-WEIXIN.
 * Conditions that name anything else than platforms count as true. Source: uni-app's conditional compilation.
 */
export function excludedRegions(text: string): readonly ExcludedRegion[] {
  return regionsWhere(text, isLeftOut)
}

/** The parts of a text between conditional comments whose condition `isExcluded` says to be false. */
export function regionsWhere(text: string, isExcluded: (isNegated: boolean, condition: string) => boolean): readonly ExcludedRegion[] {
  if (!text.includes('#if')) return []
  const regions: ExcludedRegion[] = []
  const open: { start: number; isExcluded: boolean }[] = []
  for (const match of text.matchAll(/(?:\/\/|\/\*|<!--)\s*#(ifdef|ifndef|endif)\b([^\n*]*?)(?=\*\/|-->|\r?\n|$)/gu)) {
    const [comment, directive, condition = ''] = match
    if (directive !== 'endif') {
      open.push({ start: match.index, isExcluded: isExcluded(directive === 'ifndef', condition) })
      continue
    }
    const region = open.pop()
    if (region?.isExcluded) regions.push([region.start, afterMark(text, match.index + comment.length)])
  }
  return regions
}

/** The end of the comment that says `#endif`. */
function afterMark(text: string, at: number): number {
  return at + (text.startsWith('-->', at) ? 3 : text.startsWith('*/', at) ? 2 : 0)
}

function isLeftOut(isNegated: boolean, condition: string): boolean {
  const names = condition.split(/\|\||&&/u).map((name) => name.trim())
  if (isNegated) return names.some((name) => WECHAT.has(name))
  const isOther = (name: string): boolean => OTHER_PLATFORM.test(name)
  return condition.includes('&&') ? names.some(isOther) : names.every(isOther)
}

/** Whether the build for WeChat leaves out, or never runs, the code at `node`. */
export function isOtherPlatformsCode(node: Node, regions: readonly ExcludedRegion[]): boolean {
  if (regions.some(([start, end]) => start <= node.range[0] && node.range[1] <= end)) return true
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      const verdict = isWeapp(parent.test)
      if (at === parent.consequent ? verdict === false : at === parent.alternate && verdict === true) return true
    } else if (parent.type === 'LogicalExpression' && parent.right === at) {
      const verdict = isWeapp(parent.left)
      if (parent.operator === '&&' ? verdict === false : verdict === true) return true
    } else if (parent.type === 'SwitchCase' && parent.test && isPlatformName(parent.parent.discriminant)) {
      const name = parent.test.type === 'Literal' ? parent.test.value : null
      if (typeof name === 'string' && !WEAPP.has(name)) return true
    }
  }
  return false
}

/** What a condition comes to in the build for WeChat: `null` where it depends on something else. */
export function isWeapp(test: Node): boolean | null {
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const verdict = isWeapp(test.argument)
    return verdict === null ? null : !verdict
  }
  if (test.type === 'LogicalExpression') {
    const sides = [isWeapp(test.left), isWeapp(test.right)]
    const decisive = test.operator === '||'
    if (sides.includes(decisive)) return decisive
    return sides.includes(null) ? null : !decisive
  }
  if (test.type !== 'BinaryExpression') return null
  const [name, value] = isPlatformName(test.left) ? [test.left, test.right] : [test.right, test.left]
  if (!isPlatformName(name) || value.type !== 'Literal' || typeof value.value !== 'string') return null
  const isSame = WEAPP.has(value.value)
  if (test.operator === '===' || test.operator === '==') return isSame
  return test.operator === '!==' || test.operator === '!=' ? !isSame : null
}

function isPlatformName(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === '__mpx_mode__'
  return node.type === 'MemberExpression' && (propertyName(node) === 'TARO_ENV' || propertyName(node) === 'UNI_PLATFORM')
}

