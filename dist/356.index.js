"use strict";
exports.id = 356;
exports.ids = [356];
exports.modules = {

/***/ 4356:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
fromEnv: () => (/* reexport safe */ module0.g)
});
var module0 = __webpack_require__(7646);
var module1 = __webpack_require__(1299);
var module2 = __webpack_require__(9672);
var module3 = __webpack_require__(8507);
var module4 = __webpack_require__(8402);
var module5 = __webpack_require__(3978);



/***/ })

};
;