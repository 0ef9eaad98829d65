import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

/**
 * Tells the type of an expression by its name, `RecorderManager`, where typed linting is on and the type is one of
 * WeChat's (`WechatMiniprogram` of miniprogram-api-typings). `null` when the project is linted without types.
 */
export function typeNames(sourceCode: TSESLint.SourceCode): ((node: TSESTree.Node) => string | null) | null {
  const getTypeAtLocation = sourceCode.parserServices?.program ? sourceCode.parserServices.getTypeAtLocation : null
  if (!getTypeAtLocation) return null
  return (node) => {
    const symbol = getTypeAtLocation(node).getNonNullableType().getSymbol()
    if (!symbol) return null
    const { parent } = symbol as { parent?: { escapedName?: unknown } }
    return parent?.escapedName === 'WechatMiniprogram' ? symbol.name : null
  }
}
