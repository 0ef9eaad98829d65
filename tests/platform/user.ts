import { AGREE_COMBINATIONS, AGREE_TOKEN } from '../../src/catalogue/buttons.js'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import type { MiniProgram } from './mini-program.js'
import { attributeText, attributeValue } from './template-tree.js'
import { dispatch, nodesMeant, viewOf, type ViewNode } from './view.js'

/** How long the user waits after each tap: nothing that the platform does takes longer. */
const MOMENT = 100

/** Somebody who looks at the screen of a mini program and taps it. What is meant is told by `#id`, `<tag>` or the text shown. */
export class User {
  readonly #program: MiniProgram

  constructor(program: MiniProgram) {
    this.#program = program
  }

  sees(what: string): boolean {
    return this.#meant(what).length > 0
  }

  /** Throws where no such element is on the screen, or several are. */
  async taps(what: string): Promise<void> {
    await this.#usesOne(what, (node) => {
      this.#touch(node)
      this.#program.runtime.time.after(0, () => { this.#takeEffect(node) })
    })
  }

  /** Taps an input, and writes in it where it lets itself be written in. */
  async writes(what: string, value: string): Promise<void> {
    await this.#usesOne(what, (node) => {
      this.#touch(node)
      if (isDisabled(node)) return
      this.#program.runtime.useInput(textOf(node, 'type') || 'text')
      for (const event of ['focus', 'input', 'blur']) dispatch(node, event, { detail: { value } })
    })
  }

  /** Opens the page beside it through the tab bar. */
  async opensTab(path: string): Promise<void> {
    this.#program.switchTab(path)
    await this.waits(MOMENT)
  }

  async goesBack(): Promise<void> {
    this.#program.navigateBack()
    await this.waits(MOMENT)
  }

  async waits(milliseconds: number): Promise<void> {
    await this.#program.runtime.settle(milliseconds)
  }

  #meant(what: string): readonly ViewNode[] {
    return nodesMeant(viewOf(this.#program.page), what)
  }

  async #usesOne(what: string, use: (node: ViewNode) => void): Promise<void> {
    const [node, ...more] = this.#meant(what)
    if (!node || more.length > 0) throw new Error(`${node ? 'several elements show' : 'nothing on the screen is'} ${what}`)
    use(node)
    await this.waits(MOMENT)
  }

  /** What a finger does, before the platform does anything of its own. */
  #touch(node: ViewNode): void {
    this.#program.runtime.whileTapping(() => {
      for (const event of ['touchstart', 'touchend', ...(isDisabled(node) ? [] : ['tap'])]) dispatch(node, event, { bubbles: true })
    })
  }

  /** What the platform does after a tap on a link or on a button with an open-type; the button's events do not bubble. */
  #takeEffect(node: ViewNode): void {
    const url = node.template.element.name === 'navigator' ? textOf(node, 'url') : ''
    if (url !== '') this.#program.navigateTo(url.replace(/^\//u, ''))
    const openType = textOf(node, 'open-type')
    if (openType === '' || isDisabled(node)) return
    for (const token of inOrder(openType)) {
      if (token === AGREE_TOKEN) {
        if (this.#program.runtime.wx['onNeedPrivacyAuthorization'] === undefined) return
        this.#program.runtime.tapAgree(textOf(node, 'id'))
        dispatch(node, AGREE_TOKEN.toLowerCase())
        continue
      }
      const row = INTERFACES.find(({ kind, name }) => kind === 'open-type' && name === token)
      if (row) this.#program.runtime.useElement(row, (detail) => { dispatch(node, token.toLowerCase(), { detail }) })
    }
  }
}

/** The steps of an open-type: consent comes first in a documented combination, and last in one that is written backwards. */
function inOrder(openType: string): readonly string[] {
  const steps = openType.split('|').toReversed()
  if (steps.length > 1 && !(openType in AGREE_COMBINATIONS) && !(steps.join('|') in AGREE_COMBINATIONS)) throw new Error(`${openType} is not documented`)
  return steps
}

function textOf({ template, owner }: ViewNode, name: string): string {
  return attributeText(template, name, owner.self.data)
}

function isDisabled({ template, owner }: ViewNode): boolean {
  const disabled = attributeValue(template, 'disabled', owner.self.data)
  return disabled !== undefined && disabled !== false && disabled !== ''
}
