#ifndef CMallocCount_H
#define CMallocCount_H
#endif
