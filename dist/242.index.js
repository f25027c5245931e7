"use strict";
exports.id = 242;
exports.ids = [242];
exports.modules = {

/***/ 7242:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
fromEnv: () => (/* reexport safe */ module0.g)
});
var module0 = __webpack_require__(986);
var module1 = __webpack_require__(3507);
var module2 = __webpack_require__(544);
var module3 = __webpack_require__(2083);
var module4 = __webpack_require__(1914);
var module5 = __webpack_require__(9266);



/***/ })

};
;