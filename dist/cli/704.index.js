"use strict";
exports.id = 704;
exports.ids = [704];
exports.modules = {

/***/ 704:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
openKept: () => (B)
});
var module0 = __webpack_require__(24);
var module0_default = __webpack_require__.n(module0);
var module1 = __webpack_require__(598);
var module1_default = __webpack_require__.n(module1);
var module2 = __webpack_require__(760);
var module2_default = __webpack_require__.n(module2);
var i=e=>(0,module1.createHash)("sha256").update(e,"utf8").digest("hex");var v=720*36e5;function p(e,n){let o=f(e),r=`${e}.${process.pid}`;(0,module0.writeFileSync)(r,n,{mode:384}),(0,module0.renameSync)(r,e);for(let t of (0,module0.readdirSync)(o)){let s=(0,module2.join)(o,t);Date.now()-(0,module0.statSync)(s).mtimeMs>v&&(0,module0.rmSync)(s)}}function a(e,n){f(e),(0,module0.appendFileSync)(e,n,{mode:384})}function f(e){let n=(0,module2.dirname)(e);return (0,module0.mkdirSync)(n,{recursive:!0,mode:448}),n}function c(e){try{return e()}catch{return}}var T=4e6;function B(e){let n=e!==void 0&&c(()=>(0,module0.readFileSync)(e,"utf8"))||"",o=new Map(n.split(`
`).map(t=>[t.slice(0,m),t.slice(m)])),r=[];return{get:t=>o.get(i(t)),set:(t,s)=>{let d=i(t);o.set(d,s),r.push(d+s)},save:()=>{if(e===void 0||r.length===0)return;let t=`
${r.join(`
`)}
`;c(()=>n.length>T?p(e,t):a(e,t))}}}var m=64;


/***/ })

};
;