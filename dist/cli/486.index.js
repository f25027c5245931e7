"use strict";
exports.id = 486;
exports.ids = [486];
exports.modules = {

/***/ 486:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
annotate: () => (U)
});
var module0 = __webpack_require__(857);
var module0_default = __webpack_require__.n(module0);
function i(t){return t==null?"":typeof t=="string"||t instanceof String?t:JSON.stringify(t)}function s(t){return Object.keys(t).length?{title:t.title,file:t.file,line:t.startLine,endLine:t.endLine,col:t.startColumn,endColumn:t.endColumn}:{}}function c(t,e,o){let r=new u(t,e,o);process.stdout.write(r.toString()+module0.EOL)}var f="::",u=class{constructor(e,o,r){e||(e="missing.command"),this.command=e,this.properties=o,this.message=r}toString(){let e=f+this.command;if(this.properties&&Object.keys(this.properties).length>0){e+=" ";let o=!0;for(let r in this.properties)if(this.properties.hasOwnProperty(r)){let n=this.properties[r];n&&(o?o=!1:e+=",",e+=`${r}=${x(n)}`)}}return e+=`${f}${h(this.message)}`,e}};function h(t){return i(t).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A")}function x(t){return i(t).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A").replace(/:/g,"%3A").replace(/,/g,"%2C")}var a;(function(t){t[t.Success=0]="Success",t[t.Failure=1]="Failure"})(a||(a={}));function l(t,e={}){c("error",s(e),t instanceof Error?t.toString():t)}function m(t,e={}){c("warning",s(e),t instanceof Error?t.toString():t)}function d(t,e={}){c("notice",s(e),t instanceof Error?t.toString():t)}var g={error:l,warning:m,notice:d};function U(t){for(let{level:e,title:o,message:r,place:n}of t)g[e](r,{title:o,...n&&T(n)})}var T=({file:t,line:e,column:o,endLine:r,endColumn:n})=>({file:t,startLine:e,startColumn:o,endLine:r,endColumn:n});


/***/ })

};
;