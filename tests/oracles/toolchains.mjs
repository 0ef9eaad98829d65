// The frameworks' own compilers: what to install, and how to build a sample program for WeChat with it.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Installations are some hundred megabytes each, and stay for the next run. */
const FOLDER = path.join(tmpdir(), 'wechat-privacy-frameworks')

const TARO = '4.2.0'
const UNI_VUE3 = '3.0.0-5010420260703001'
const UNI_VUE2 = '2.0.2-5000720260410001'

function each(names, version) {
  return Object.fromEntries(names.map((name) => [name, version]))
}

const TOOLCHAINS = {
  taro: {
    packages: {
      ...each(['cli', 'components', 'helper', 'plugin-framework-react', 'plugin-framework-vue3', 'plugin-platform-weapp', 'react', 'runtime', 'shared', 'taro', 'taro-loader', 'webpack5-runner'].map((name) => `@tarojs/${name}`), TARO),
      'babel-preset-taro': TARO,
      '@babel/core': '7.26.0',
      '@babel/preset-react': '7.26.3',
      '@babel/runtime': '7.26.0',
      '@vue/babel-plugin-jsx': '1.2.5',
      '@vue/compiler-sfc': '3.5.13',
      postcss: '8.5.3',
      react: '18.3.1',
      'react-dom': '18.3.1',
      typescript: '5.4.5',
      vue: '3.5.13',
      'vue-loader': '17.4.2',
      webpack: '5.91.0',
    },
    command: ['taro', 'build', '--type', 'weapp', '--no-check'],
    output: 'dist',
  },
  'uni-vue3': {
    packages: {
      ...each(['uni-app', 'uni-cli-shared', 'uni-components', 'uni-mp-weixin', 'vite-plugin-uni'].map((name) => `@dcloudio/${name}`), UNI_VUE3),
      '@dcloudio/types': '3.4.31',
      pinia: '2.1.7',
      typescript: '5.4.5',
      vite: '5.2.8',
      vue: '3.4.21',
      'vue-i18n': '9.14.4',
    },
    command: ['uni', 'build', '-p', 'mp-weixin'],
    output: 'dist/build/mp-weixin',
  },
  'uni-vue2': {
    packages: {
      ...each(
        [
          ...['uni-app-plus', 'uni-cli-i18n', 'uni-cli-shared', 'uni-h5', 'uni-i18n', 'uni-migration', 'uni-mp-vue', 'uni-mp-weixin', 'uni-stat', 'uni-template-compiler'],
          ...['vue-cli-plugin-hbuilderx', 'vue-cli-plugin-uni', 'vue-cli-plugin-uni-optimize', 'webpack-uni-mp-loader', 'webpack-uni-pages-loader'],
        ].map((name) => `@dcloudio/${name}`),
        UNI_VUE2,
      ),
      '@babel/core': '^7.0.0',
      '@babel/runtime': '~7.17.9',
      '@vue/cli-plugin-babel': '~4.5.19',
      '@vue/cli-service': '~4.5.19',
      '@vue/shared': '^3.0.0',
      'babel-plugin-import': '^1.11.0',
      'copy-webpack-plugin': '^5.1.2',
      'core-js': '^3.8.3',
      flyio: '^0.6.2',
      postcss: '^7.0.39',
      'postcss-comment': '^2.0.0',
      'regenerator-runtime': '^0.12.1',
      sass: '^1.49.8',
      'sass-loader': '^8.0.2',
      vue: '>= 2.6.14 < 2.7',
      'vue-template-compiler': '>= 2.6.14 < 2.7',
      vuex: '^3.2.0',
    },
    command: ['vue-cli-service', 'uni-build'],
    // webpack 4 hashes with what OpenSSL 3 has put away; and the plugin looks for a package.json before it has found the project.
    environment: (project) => ({ NODE_ENV: 'production', UNI_PLATFORM: 'mp-weixin', UNI_CLI_CONTEXT: project, NODE_OPTIONS: '--openssl-legacy-provider' }),
    // Its loader takes a changed copy of this package for granted, which npm does not put where the loader finds it.
    replaced: { '@vue/component-compiler-utils': '@dcloudio/vue-cli-plugin-uni/packages/@vue/component-compiler-utils' },
    output: 'dist/build/mp-weixin',
  },
}

/** Copies a sample program beside the installed framework and builds it. Gives the folder of the built program, or why there is none. */
export function build(program, toolchain) {
  const { packages, command, environment = () => ({}), replaced = {}, output } = TOOLCHAINS[toolchain]
  const home = path.join(FOLDER, toolchain)
  const failure = install(home, packages, replaced)
  if (failure) return { failure }
  const project = path.join(home, 'work', path.basename(program))
  rmSync(project, { recursive: true, force: true })
  cpSync(program, project, { recursive: true })
  const [name, ...flags] = command
  const { status, stdout, stderr } = spawnSync(path.join(home, 'node_modules/.bin', name), flags, { cwd: project, encoding: 'utf8', env: { ...process.env, ...environment(project) } })
  const folder = path.join(project, output)
  return status === 0 && existsSync(path.join(folder, 'app.json')) ? { folder } : { failure: lastLines(`${stdout}\n${stderr}`) }
}

function install(home, packages, replaced) {
  const manifest = JSON.stringify({ private: true, dependencies: packages }, null, 2)
  const file = path.join(home, 'package.json')
  const done = path.join(home, 'installed.json')
  if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return null
  mkdirSync(home, { recursive: true })
  writeFileSync(file, manifest)
  // The frameworks name peers that contradict each other.
  const { status, stdout, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], { cwd: home, encoding: 'utf8' })
  if (status !== 0) return `npm install failed: ${lastLines(`${stdout}\n${stderr}`)}`
  const modules = path.join(home, 'node_modules')
  for (const [name, by] of Object.entries(replaced)) cpSync(path.join(modules, by), path.join(modules, name), { recursive: true })
  writeFileSync(done, manifest)
  return null
}

function lastLines(text) {
  return text.trim().split('\n').slice(-12).join('\n')
}
