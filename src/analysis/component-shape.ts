import type { TSESTree } from '@typescript-eslint/utils'
import type { CallNode, ClassNode, FunctionNode } from './ast.js'

/** What a script registers with the platform. */
export interface ComponentObject {
  readonly kind: 'app' | 'page' | 'component' | 'behavior'
  /** The registering call; `null` where a module hands the component to its framework. */
  readonly call: CallNode | null
  /** `null` for components that are no object: classes, functions, `<script setup>`. */
  readonly options: TSESTree.ObjectExpression | null
  /** The class that a component is. */
  readonly class?: ClassNode
  /** The offsets of `<script setup>`, whose code runs whenever the component is made. */
  readonly setup?: readonly [start: number, end: number]
  /** What templates bind and `this` calls: of a page its functions, of a component those in `methods`. */
  readonly methods: ReadonlyMap<string, FunctionNode>
  /** What the platform calls by itself: `onLoad`, `onShow`, `attached`, `pageLifetimes.show`. */
  readonly lifetimes: ReadonlyMap<string, FunctionNode>
  /** `false` where a spread, a computed key or a behavior may add methods that the file does not show. */
  readonly isComplete: boolean
}
