#!/usr/bin/env node
/******/ (function () { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = require("node:vm");
;// CONCATENATED MODULE: ./.cache/shaken/cli-index.js/index.js
var b=720*36e5;function S(e,t,r){let c=r.NODE_DISABLE_COMPILE_CACHE?void 0:j(r),o=c&&(0,external_node_path_namespaceObject.join)(c,`${t}-${process.version}-${process.arch}`),n=o&&i(()=>(0,external_node_fs_namespaceObject.readFileSync)(o)),a=n&&n.length>0?n:void 0,h=`(function (exports, require, module, __filename, __dirname) {${(0,external_node_fs_namespaceObject.readFileSync)(e,"utf8")}
})`,d=new external_node_vm_namespaceObject.Script(h,{filename:e,...a&&{cachedData:a}});o&&!n?i(()=>u(o,Buffer.alloc(0))):o&&(!a||d.cachedDataRejected)&&process.once("exit",()=>i(()=>u(o,d.createCachedData())));let m={exports:{}};d.runInThisContext()(m.exports,(0,external_node_module_namespaceObject.createRequire)(e),m,e,(0,external_node_path_namespaceObject.dirname)(e))}function j({XDG_CACHE_HOME:e,LOCALAPPDATA:t}){if(e&&(0,external_node_path_namespaceObject.isAbsolute)(e))return (0,external_node_path_namespaceObject.join)(e,"adot-ecs");if(process.platform==="win32")return t&&(0,external_node_path_namespaceObject.join)(t,"adot-ecs","cache");let r=i(external_node_os_namespaceObject.homedir);return r&&(0,external_node_path_namespaceObject.join)(r,process.platform==="darwin"?"Library/Caches":".cache","adot-ecs")}function u(e,t){let r=(0,external_node_path_namespaceObject.dirname)(e);(0,external_node_fs_namespaceObject.mkdirSync)(r,{recursive:!0,mode:448});let c=`${e}.${process.pid}`;(0,external_node_fs_namespaceObject.writeFileSync)(c,t,{mode:384}),(0,external_node_fs_namespaceObject.renameSync)(c,e);for(let o of (0,external_node_fs_namespaceObject.readdirSync)(r)){let n=(0,external_node_path_namespaceObject.join)(r,o);Date.now()-(0,external_node_fs_namespaceObject.statSync)(n).mtimeMs>b&&(0,external_node_fs_namespaceObject.rmSync)(n)}}function i(e){try{return e()}catch{return}}S((0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)((0,external_node_fs_namespaceObject.realpathSync)(process.argv[1]??".")),"main.js"),"d7b361dc48615536",process.env);

module.exports = __webpack_exports__;
/******/ })()
;