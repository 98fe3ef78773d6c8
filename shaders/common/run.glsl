// The unknowns of one invocation of the kernels of ConjugateGradients: a row of the dispatch has run * dispatchWidth unknowns
// in sequence, of which each invocation takes every dispatchWidth-th, so that neighbours in the row read neighbours in memory.
// Needs the arguments count and run.
#define FOR_EACH_OF_RUN(i) \
    for (int i = int(kernelRow() * dispatchWidth) * run + int(kernelColumn()), behind = min(int((kernelRow() + 1) * dispatchWidth) * run, count); \
         i < behind; i += int(dispatchWidth))
