import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node'
import { ROOT } from './project.js'

const SERVER = path.join(ROOT, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server')

/** What an editor's user has set; `useFlatConfig: false` leaves the choice to ESLint, which takes eslint.config.js. */
const SETTINGS = {
  validate: 'on',
  run: 'onType',
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  nodePath: null,
  workingDirectory: { mode: 'location' },
  experimental: { useFlatConfig: false },
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { enable: false, mode: 'all' },
  format: false,
}

export interface Position {
  readonly line: number
  readonly character: number
}

export interface Range {
  readonly start: Position
  readonly end: Position
}

export interface Diagnostic {
  readonly range: Range
  readonly code: string
  readonly message: string
  readonly source: string
}

interface Command {
  readonly title: string
  readonly command: string | { readonly command: string; readonly arguments?: readonly unknown[] }
  readonly arguments?: readonly unknown[]
}

interface TextEdit {
  readonly range: Range
  readonly newText: string
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>
  readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[]
}

/** An editor with one folder open, that asks the ESLint language server for squiggles and applies its fixes. */
export class LanguageClient {
  readonly #server: ChildProcess
  readonly #connection: MessageConnection
  readonly #root: string
  readonly #texts = new Map<string, string>()

  private constructor(root: string) {
    this.#root = root
    this.#server = spawn(process.execPath, [SERVER, '--stdio'], { cwd: root, stdio: 'pipe' })
    const { stdin, stdout } = this.#server
    if (!stdin || !stdout) throw new Error('the server has no standard input or output')
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.#answerRequests()
    this.#connection.listen()
  }

  static async start(root: string): Promise<LanguageClient> {
    const client = new LanguageClient(root)
    const folder = { uri: pathToFileURL(root).href, name: path.basename(root) }
    await client.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
      },
    })
    await client.#connection.sendNotification('initialized', {})
    return client
  }

  /** The editor's side of the protocol. */
  #answerRequests(): void {
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => {
      const folder = { uri: pathToFileURL(this.#root).href, name: path.basename(this.#root) }
      return items.map(() => ({ ...SETTINGS, workspaceFolder: folder }))
    })
    this.#connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      for (const { textDocument, edits } of edit.documentChanges ?? []) this.#apply(textDocument.uri, edits)
      for (const [uri, edits] of Object.entries(edit.changes ?? {})) this.#apply(uri, edits)
      return { applied: true }
    })
    // Registrations, refreshes and the server's own status messages need no more than an answer.
    this.#connection.onRequest(() => null)
  }

  #uriOf(file: string): string {
    return pathToFileURL(path.join(this.#root, file)).href
  }

  async open(file: string, languageId: string): Promise<void> {
    const uri = this.#uriOf(file)
    const text = readFileSync(path.join(this.#root, file), 'utf8')
    this.#texts.set(uri, text)
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  /** The text in the editor, with the fixes that were applied. */
  textOf(file: string): string | undefined {
    return this.#texts.get(this.#uriOf(file))
  }

  async squiggles(file: string): Promise<readonly Diagnostic[]> {
    const { items } = await this.#connection.sendRequest<{ readonly items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: this.#uriOf(file) } })
    return items
  }

  /** Chooses the quick fix of that title at a squiggle. */
  async fix(file: string, diagnostic: Diagnostic, title: RegExp): Promise<void> {
    const params = { textDocument: { uri: this.#uriOf(file) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } }
    const actions = await this.#connection.sendRequest<readonly Command[]>('textDocument/codeAction', params)
    const action = actions.find((offered) => title.test(offered.title))
    if (!action) throw new Error(`no fix ${String(title)} among ${actions.map((offered) => offered.title).join(', ')}`)
    const command = typeof action.command === 'string' ? { command: action.command, arguments: action.arguments } : action.command
    await this.#connection.sendRequest('workspace/executeCommand', command)
  }

  #apply(uri: string, edits: readonly TextEdit[]): void {
    let text = this.#texts.get(uri) ?? ''
    for (const { range, newText } of edits.toReversed()) text = text.slice(0, offsetOf(text, range.start)) + newText + text.slice(offsetOf(text, range.end))
    this.#texts.set(uri, text)
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown')
    await this.#connection.sendNotification('exit')
    this.#connection.dispose()
    this.#server.kill()
  }
}

function offsetOf(text: string, { line, character }: Position): number {
  return text.split('\n').slice(0, line).reduce((sum, row) => sum + row.length + 1, 0) + character
}
