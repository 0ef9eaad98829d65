import { API_OBJECTS, OBJECT_FACTORIES, PRIVACY_APIS } from '../../src/catalogue/api-objects.js'
import { INTERFACES, type PrivacyInterface } from '../../src/catalogue/interfaces.js'
import type { PrivacyKey } from '../../src/catalogue/privacy-keys.js'
import { hasCallback, settlers, type Callback, type Failure, type Listener, type Options, type Pending, type Resolve } from './answers.js'
import { copied, type Event } from './events.js'
import { readyPopup, THINKING } from './ready-popup.js'
import { executeScript } from './script.js'
import { VirtualTime } from './virtual-time.js'

export type { Event } from './events.js'

export interface PlatformState {
  /** `agreed`: before the program starts. The others answer each dialog or popup after a second; `silent` never does. */
  readonly user: 'agreed' | 'agrees' | 'refuses' | 'silent'
  /** Mounts a popup with a listener that keeps every `resolve` and answers all of them when the user decides. */
  readonly hasPopup?: boolean
  /** A base library from before 2.32.3: the privacy APIs are not there, and nothing is intercepted. */
  readonly isOldLibrary?: boolean
  /** `null`: everything. */
  readonly declared?: ReadonlySet<PrivacyKey> | null
  /** In a mini game, `resolve` needs no buttonId, but must be called while the user taps. */
  readonly isGame?: boolean
  /** Modules that the program can import. */
  readonly modules?: Readonly<Record<string, unknown>>
  /** What the interfaces give their `success`, by their names. */
  readonly results?: Readonly<Record<string, object>>
}

const REFUSED: Failure = { errno: 104, reason: 'privacy permission is not authorized' }
const WRONG_BUTTON: Failure = { errno: 104, reason: 'privacy permission is not authorized or buttonId is wrong' }
const UNDECLARED: Failure = { errno: 112, reason: 'api scope is not declared in the privacy agreement' }

/** After a refusal the platform does not ask again for so long. */
const SILENCE = 10_000
/** How long an API takes. */
const LATENCY = 10

/** APIs that ask for no consent, as far as programs here call them; they succeed. */
const FREE_APIS = [
  'showToast', 'showModal', 'showLoading', 'hideLoading', 'navigateTo', 'navigateToMiniProgram', 'getSetting', 'openSetting', 'openCustomerServiceChat',
  'stopAccelerometer', 'stopCompass', 'stopGyroscope', 'stopDeviceMotionListening', 'stopLocationUpdate', 'stopRecord', 'closeBluetoothAdapter', 'getBluetoothAdapterState',
] as const

/**
 * A mini program's platform as far as privacy goes, with the semantics that its documentation gives: it executes real code and
 * keeps a log of what happened. Time is virtual: `settle` runs everything that is due.
 */
export class PrivacyRuntime {
  readonly log: Event[] = []
  readonly time = new VirtualTime()
  readonly #state: Required<PlatformState>
  readonly #tapped = new Set<string>()
  readonly #waitingForDialog: Pending[] = []
  readonly #objects = new Map<string, Readonly<Record<string, unknown>>>()
  #hasAgreed: boolean
  #refusedAt: number | null = null
  #isTapping = false
  #listener: Listener | null = null

  constructor(state: PlatformState) {
    this.#state = { hasPopup: false, isOldLibrary: false, declared: null, isGame: false, modules: {}, results: {}, ...state }
    this.#hasAgreed = state.user === 'agreed'
    for (const name of API_OBJECTS) this.#objects.set(name, this.#apiObject(name))
    if (this.#state.hasPopup && !this.#state.isOldLibrary) this.#listener = readyPopup(state.user, this.time, (id) => { this.tapAgree(id) })
  }

  get wx(): Readonly<Record<string, unknown>> {
    return this.#objects.get('wx') ?? {}
  }

  get hasConsent(): boolean {
    return this.#hasAgreed
  }

  /** Runs a function with `wx`. */
  call(program: (wx: Readonly<Record<string, unknown>>) => void): void {
    program(this.wx)
  }

  /** Executes a script or a module, TypeScript too, and answers what it exports. Imports come from `modules`. */
  execute(code: string, globals: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return executeScript(code, {
      ...Object.fromEntries(this.#objects),
      log: (...values: unknown[]) => { this.say(values) },
      setTimeout: (run: () => void, delay = 0) => { this.time.after(delay, run) },
      require: (name: string) => this.#moduleNamed(name),
      ...globals,
    })
  }

  /** Waits until nothing is due any more, or for so many milliseconds. Rejections that nobody handled come into the log. */
  async settle(duration = Infinity): Promise<void> {
    const others = process.listeners('unhandledRejection')
    const note = (value: unknown): void => { this.#note({ kind: 'unhandled', value: copied(value) }) }
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', note)
    try {
      await this.time.run(duration)
    } finally {
      process.off('unhandledRejection', note)
      for (const other of others) process.on('unhandledRejection', other)
    }
  }

  /** The user taps an agree button: that is consent. */
  tapAgree(buttonId: string): void {
    this.#tapped.add(buttonId)
    this.#decide(true)
  }

  /** Does what the program does when the user taps. */
  whileTapping(run: () => void): void {
    this.#isTapping = true
    try {
      run()
    } finally {
      this.#isTapping = false
    }
  }

  /** The user has used an element with a privacy interface: `tell` gets its event's detail. */
  useElement(row: PrivacyInterface, tell: (detail: object) => void): void {
    const { name } = row
    this.#intercept(row, {
      referrer: `button.${name}`,
      go: () => {
        this.#note({ kind: 'run', name })
        tell({ errMsg: `${name}:ok`, ...this.#state.results[name] })
      },
      refuse: ({ errno, reason }) => {
        // A refusal of the platform's own popup calls nothing back here.
        if (name !== 'chooseAvatar' || this.#listener) tell({ errno, errMsg: `${name}:fail ${reason}` })
      },
    })
  }

  /** The user writes in an input. A nickname input asks nobody: without consent it takes plain text. */
  useInput(type: string): void {
    const takesNickname = type === 'nickname' && (this.#hasAgreed || this.#state.isOldLibrary)
    this.#note({ kind: 'keyboard', type: takesNickname || type !== 'nickname' ? type : 'text' })
    if (takesNickname) this.#note({ kind: 'run', name: 'nickname' })
  }

  /** Logs what the program, or somebody on its behalf, says. */
  say(values: readonly unknown[]): void {
    this.#note({ kind: 'log', values: values.map(copied) })
  }

  #moduleNamed(name: string): unknown {
    if (name in this.#state.modules) return this.#state.modules[name]
    if (name === '@tarojs/taro') return { __esModule: true, default: this.#objects.get('Taro'), ...this.#objects.get('Taro') }
    throw new Error(`the program has no module ${name}`)
  }

  #note(event: Event): void {
    this.log.push(event)
  }

  #decide(agrees: boolean): void {
    this.#note({ kind: 'decision', agrees })
    if (agrees) this.#hasAgreed = true
    else this.#refusedAt = this.time.now
  }

  #apiObject(object: string): Readonly<Record<string, unknown>> {
    const api: Record<string, unknown> = {}
    for (const row of INTERFACES) if (row.kind === 'api') api[row.name] = (options?: Options) => this.#privacyCall(object, row, options)
    api['authorize'] = (options: Options & { scope?: string } = {}) => this.#privacyCall(object, INTERFACES.find((row) => row.name === options.scope) ?? null, options, 'authorize')
    api['createVKSession'] = (options?: unknown) => this.#session(object, options)
    for (const name of Object.keys(OBJECT_FACTORIES)) api[name] = () => this.#madeObject(object, OBJECT_FACTORIES[name as keyof typeof OBJECT_FACTORIES])
    for (const name of FREE_APIS) api[name] = (options?: Options) => this.#privacyCall(object, null, options, name)
    if (!this.#state.isOldLibrary) Object.assign(api, this.#privacyApis(object))
    api['canIUse'] = (name: string) => name.split('.')[0] !== undefined && (name.split('.')[0] ?? '') in api
    return api
  }

  #privacyApis(object: string): Readonly<Record<(typeof PRIVACY_APIS)[number], unknown>> {
    const called = (name: string, options: unknown): void => { this.#note({ kind: 'call', object, name, options: copied(options), consent: this.#hasAgreed }) }
    return {
      // Whoever registers last is the only one to be told.
      onNeedPrivacyAuthorization: (listener: Listener): void => {
        called('onNeedPrivacyAuthorization', listener)
        this.#listener = listener
      },
      requirePrivacyAuthorize: (options: Options = {}): void => {
        const name = 'requirePrivacyAuthorize'
        called(name, options)
        this.#askConsent(name, this.#isAnythingDeclared, this.#answering(name, options, () => ({ errMsg: `${name}:ok` })))
      },
      getPrivacySetting: (options: Options = {}): void => {
        const name = 'getPrivacySetting'
        called(name, options)
        const needAuthorization = (): boolean => this.#isAnythingDeclared && !this.#hasAgreed
        this.#answering(name, options, () => ({ needAuthorization: needAuthorization(), privacyContractName: '《用户隐私保护指引》', errMsg: `${name}:ok` })).go()
      },
      openPrivacyContract: (options: Options = {}): void => {
        const name = 'openPrivacyContract'
        called(name, options)
        this.#answering(name, options, () => ({ errMsg: `${name}:ok` })).go()
      },
    }
  }

  get #isAnythingDeclared(): boolean {
    return this.#state.declared === null || this.#state.declared.size > 0
  }

  /** `row` is `null` for an API that needs no consent. */
  #privacyCall(object: string, row: PrivacyInterface | null, options: Options = {}, name = row?.name ?? ''): Promise<unknown> | undefined {
    this.#note({ kind: 'call', object, name, options: copied(options), consent: this.#hasAgreed })
    const pending = this.#answering(name, options, () => {
      if (row) this.#note({ kind: 'run', name })
      return { errMsg: `${name}:ok`, ...this.#state.results[name], given: copied(options) }
    })
    if (row) this.#intercept(row, pending)
    else pending.go()
    return hasCallback(options) || row?.callbackOnly === true ? undefined : pending.promise
  }

  /** Carries an interface out when it is declared and agreed to. */
  #intercept(row: PrivacyInterface, pending: Pending): void {
    if (this.#state.isOldLibrary) pending.go()
    else if (!row.keys.every((key) => this.#state.declared === null || this.#state.declared.has(key))) pending.refuse(UNDECLARED)
    else this.#askConsent(pending.referrer, true, pending)
  }

  #askConsent(referrer: string, isNeeded: boolean, pending: Pending): void {
    if (this.#hasAgreed || !isNeeded) pending.go()
    else if (this.#refusedAt !== null && this.time.now - this.#refusedAt < SILENCE) pending.refuse(REFUSED)
    else if (this.#listener) this.#tellListener(this.#listener, referrer, pending)
    else this.#openDialog(pending)
  }

  #tellListener(listener: Listener, referrer: string, pending: Pending): void {
    let isAnswered = false
    const resolve: Resolve = (answer) => {
      this.#note({ kind: 'resolve', referrer, answer: copied(answer) })
      if (isAnswered || answer?.event === undefined) return
      if (answer.event === 'agree') {
        isAnswered = true
        if (this.#state.isGame && this.#isTapping && !this.#hasAgreed) this.#decide(true)
        if (this.#state.isGame) {
          if (this.#hasAgreed) pending.go()
          else pending.refuse(REFUSED)
        } else if (answer.buttonId !== undefined && this.#tapped.has(answer.buttonId)) pending.go()
        else pending.refuse(WRONG_BUTTON)
      } else if (answer.event === 'disagree') {
        isAnswered = true
        this.#decide(false)
        pending.refuse(REFUSED)
      }
    }
    this.time.after(0, () => {
      this.#note({ kind: 'listener', referrer })
      listener(resolve, { referrer })
    })
  }

  /** One dialog answers all that wait for it. */
  #openDialog(pending: Pending): void {
    this.#waitingForDialog.push(pending)
    if (this.#waitingForDialog.length > 1) return
    this.#note({ kind: 'dialog' })
    if (this.#state.user === 'silent') return
    this.time.after(THINKING, () => {
      const agrees = this.#state.user === 'agrees'
      this.#decide(agrees)
      for (const each of this.#waitingForDialog.splice(0)) {
        if (agrees) each.go()
        else each.refuse(REFUSED)
      }
    })
  }

  /** How a call is answered: through the callbacks that it got, and through its promise. */
  #answering(name: string, options: Options, run: () => unknown): Pending & { readonly promise: Promise<unknown> } {
    const { promise, resolve, reject } = settlers()
    // The promise is there for those who take it; nobody else need handle it.
    if (hasCallback(options) || (PRIVACY_APIS as readonly string[]).includes(name) || INTERFACES.some((row) => row.name === name && row.callbackOnly)) promise.catch(() => undefined)
    const answer = (callback: 'success' | 'fail', value: unknown): void => {
      for (const each of [callback, 'complete'] as const) {
        const called = options[each]
        if (typeof called !== 'function') continue
        this.#note({ kind: 'callback', name, callback: each, value: copied(value) })
        called(value)
      }
      if (callback === 'success') resolve(value)
      else reject(value)
    }
    return {
      promise,
      referrer: name,
      go: () => { this.time.after(LATENCY, () => { answer('success', run()) }) },
      refuse: ({ errno, reason }) => { this.time.after(LATENCY, () => { answer('fail', { errno, errMsg: `${name}:fail ${reason}` }) }) },
    }
  }

  /** A session is there at once; only its `start` tells whether it may run. */
  #session(object: string, options: unknown): unknown {
    const row = INTERFACES.find(({ name }) => name === 'createVKSession')
    this.#note({ kind: 'call', object, name: 'createVKSession', options: copied(options), consent: this.#hasAgreed })
    return {
      start: (callback: Callback) => {
        const pending: Pending = {
          referrer: 'createVKSession',
          go: () => {
            this.#note({ kind: 'run', name: 'createVKSession' })
            callback(0)
          },
          refuse: ({ errno }) => { callback(errno) },
        }
        if (row) this.#intercept(row, pending)
      },
    }
  }

  #madeObject(object: string, type: string): unknown {
    const row = INTERFACES.find(({ kind, name }) => kind === 'method' && name.startsWith(`${type}.`))
    const method = row?.name.slice(type.length + 1) ?? ''
    return { [method]: (options?: Options) => row && this.#privacyCall(object, row, options) }
  }
}
