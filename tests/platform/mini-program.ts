import { Instance, type Definition } from './instance.js'
import { PrivacyRuntime, type PlatformState } from './privacy-runtime.js'
import { ProgramFiles, resolvedFrom } from './program-files.js'
import { templateTree } from './template-tree.js'

type Values = Readonly<Record<string, unknown>>

interface NavigationOptions {
  readonly url?: string
  readonly delta?: number
  readonly success?: () => void
}

/**
 * A native mini program, executed from its folder on the simulated platform: app, pages, components, templates, navigation.
 * The first page is open when `open` returns. Who uses it is the User.
 */
export class MiniProgram {
  readonly runtime: PrivacyRuntime
  /** What the platform prints on its console, such as bound methods that do not exist. */
  readonly complaints: string[] = []
  readonly #files: ProgramFiles
  readonly #config: Values
  readonly #definitions = new Map<string, Definition>()
  readonly #tabs = new Map<string, Instance>()
  #app: Values = {}
  #called: Values | null = null
  #stack: Instance[] = []

  private constructor(root: string, state: PlatformState) {
    this.runtime = new PrivacyRuntime(state)
    const called = (options: Values): void => { this.#called = options }
    this.#files = new ProgramFiles(root, this.runtime, {
      wx: { ...this.runtime.wx, ...this.#navigation() },
      App: (options: Values) => { this.#app = { ...options } },
      Page: called,
      Component: called,
      getApp: () => this.#app,
      getCurrentPages: () => this.#stack.map(({ self }) => self),
    })
    this.#config = this.#files.json('app.json')
  }

  static async open(root: string, state: PlatformState = { user: 'silent' }): Promise<MiniProgram> {
    const program = new MiniProgram(root, state)
    program.#launch()
    await program.runtime.settle(100)
    return program
  }

  /** The page on the screen. */
  get page(): Instance {
    const page = this.#stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  switchTab(path: string): void {
    const [shown, ...closed] = this.#stack.toReversed().filter((page) => page !== this.#tabs.get(path))
    if (shown) this.#hide(shown)
    for (const page of [shown, ...closed]) if (page && !this.#isTab(page.definition.path)) this.#close(page)
    const known = this.#tabs.get(path)
    this.#stack = known ? [known] : []
    if (known) this.#show(known)
    else this.#tabs.set(path, this.#open(path))
  }

  navigateTo(url: string): void {
    this.#hide(this.page)
    const [path = '', query = ''] = url.split('?')
    this.#open(path, Object.fromEntries(new URLSearchParams(query)))
  }

  navigateBack(delta = 1): void {
    for (let left = delta; left > 0 && this.#stack.length > 1; left -= 1) {
      const page = this.page
      this.#stack.pop()
      this.#close(page)
    }
    this.#show(this.page)
  }

  #launch(): void {
    this.#files.module('app')
    this.#tell('onLaunch')
    const pages = this.#config['pages'] as readonly string[]
    // Without lazyCodeLoading the scripts of all pages are executed at the start.
    if (this.#config['lazyCodeLoading'] === undefined) this.#loadAll(pages.map((path) => this.#definition(path, true)))
    this.#tell('onShow')
    const [first = ''] = pages
    if (this.#isTab(first)) this.switchTab(first)
    else this.#open(first)
  }

  #tell(name: 'onLaunch' | 'onShow'): void {
    const method = this.#app[name]
    if (typeof method === 'function') Reflect.apply(method, this.#app, [{}])
  }

  /** Executes the scripts of components and of those in them. */
  #loadAll(definitions: readonly Definition[], loaded = new Set<string>()): void {
    for (const { path, componentNamed } of definitions) {
      if (loaded.has(path)) continue
      loaded.add(path)
      const components = Object.keys(this.#usingComponents(path)).map(componentNamed)
      this.#loadAll(components.filter((each) => each !== null), loaded)
    }
  }

  #open(path: string, query: Values = {}): Instance {
    const page = new Instance(this.#definition(path, true), (message) => { this.complaints.push(message) })
    this.#stack.push(page)
    page.attach()
    page.method('onLoad', query)
    this.#show(page)
    page.method('onReady')
    return page
  }

  #show(page: Instance): void {
    page.pageLifetime('show')
    page.method('onShow')
  }

  #hide(page: Instance): void {
    page.method('onHide')
    page.pageLifetime('hide')
  }

  #close(page: Instance): void {
    page.method('onUnload')
    page.detach()
  }

  #isTab(path: string): boolean {
    const { list } = (this.#config['tabBar'] ?? { list: [] }) as { list: readonly { pagePath: string }[] }
    return list.some(({ pagePath }) => pagePath === path)
  }

  /** The page or component at a path; its script is executed once. */
  #definition(path: string, isPage: boolean): Definition {
    const known = this.#definitions.get(path)
    if (known) return known
    this.#files.module(path)
    const options = this.#called
    if (!options) throw new Error(`${path} registers nothing`)
    this.#called = null
    const definition: Definition = {
      path,
      isPage,
      options,
      template: templateTree(this.#files.text(`${path}.wxml`) ?? ''),
      componentNamed: (tag) => {
        const used = this.#usingComponents(path)[tag]
        return used === undefined ? null : this.#definition(used, false)
      },
    }
    this.#definitions.set(path, definition)
    return definition
  }

  /** The components that a page or component can use, with their paths from the root: its own before those of the app. */
  #usingComponents(path: string): Readonly<Record<string, string>> {
    const of = (file: string, json: Values): [string, string][] => {
      return Object.entries((json['usingComponents'] ?? {}) as Record<string, string>).map(([tag, reference]) => [tag, resolvedFrom(file, reference)])
    }
    return Object.fromEntries([...of('app.json', this.#config), ...of(path, this.#files.json(`${path}.json`))].filter(([, used]) => used !== path))
  }

  #navigation(): Values {
    const soon = (run: (options: NavigationOptions) => void) => (options: NavigationOptions = {}) => {
      this.runtime.time.after(0, () => {
        run(options)
        options.success?.()
      })
    }
    const pathOf = ({ url = '' }: NavigationOptions): string => url.replace(/^\//u, '')
    return {
      navigateTo: soon((options) => { this.navigateTo(pathOf(options)) }),
      switchTab: soon((options) => { this.switchTab(pathOf(options)) }),
      navigateBack: soon(({ delta }) => { this.navigateBack(delta) }),
    }
  }
}
