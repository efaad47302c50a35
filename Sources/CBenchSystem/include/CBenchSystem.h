#ifndef CBenchSystem_H
#define CBenchSystem_H
#endif
