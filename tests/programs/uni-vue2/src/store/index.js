import Vue from 'vue'
import Vuex from 'vuex'
import privacy from './privacy'

Vue.use(Vuex)

export default new Vuex.Store({
  modules: { privacy },
})
