#!/usr/bin/env node
/******/ (function () { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = require("node:vm");
;// CONCATENATED MODULE: ./.cache/shaken/cli-index.js/index.js
var F=720*36e5;function m(e,n){let r=n.NODE_DISABLE_COMPILE_CACHE?void 0:$(n);return r&&(0,external_node_path_namespaceObject.join)(r,e)}function $({XDG_CACHE_HOME:e,LOCALAPPDATA:n}){if(e&&(0,external_node_path_namespaceObject.isAbsolute)(e))return (0,external_node_path_namespaceObject.join)(e,"adot-ecs");if(process.platform==="win32")return n&&(0,external_node_path_namespaceObject.join)(n,"adot-ecs","cache");let r=c(external_node_os_namespaceObject.homedir);return r&&(0,external_node_path_namespaceObject.join)(r,process.platform==="darwin"?"Library/Caches":".cache","adot-ecs")}function a(e,n){let r=C(e),o=`${e}.${process.pid}`;(0,external_node_fs_namespaceObject.writeFileSync)(o,n,{mode:384}),(0,external_node_fs_namespaceObject.renameSync)(o,e);for(let d of (0,external_node_fs_namespaceObject.readdirSync)(r)){let t=(0,external_node_path_namespaceObject.join)(r,d);Date.now()-(0,external_node_fs_namespaceObject.statSync)(t).mtimeMs>F&&(0,external_node_fs_namespaceObject.rmSync)(t)}}function C(e){let n=(0,external_node_path_namespaceObject.dirname)(e);return (0,external_node_fs_namespaceObject.mkdirSync)(n,{recursive:!0,mode:448}),n}function c(e){try{return e()}catch{return}}function u(e,n){let r=n===void 0?void 0:c(()=>(0,external_node_fs_namespaceObject.readFileSync)(n)),o=r&&r.length>0?r:void 0,d=`(function (exports, require, module, __filename, __dirname) {${(0,external_node_fs_namespaceObject.readFileSync)(e,"utf8")}
})`,t=new external_node_vm_namespaceObject.Script(d,{filename:e,...o&&{cachedData:o}});n!==void 0&&!r?c(()=>a(n,"")):n!==void 0&&(!o||t.cachedDataRejected)&&process.once("exit",()=>c(()=>a(n,t.createCachedData())));let s={exports:{}};return t.runInThisContext()(s.exports,(0,external_node_module_namespaceObject.createRequire)(e),s,e,(0,external_node_path_namespaceObject.dirname)(e)),s.exports}var p=e=>m(`f73afe773c1370db-${process.version}-${process.arch}${e}`,process.env),T=(0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)((0,external_node_fs_namespaceObject.realpathSync)(process.argv[1]??".")),"main.js");u(T,p("")).run(p("-findings"));

module.exports = __webpack_exports__;
/******/ })()
;