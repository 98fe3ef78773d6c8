// What every compute twin begins with; needs the arguments to end with `uint dispatchWidth, dispatchRows`.

// The device sets the size of a workgroup when it makes the pipeline.
layout(local_size_x_id = 0, local_size_y_id = 1) in;

// y of this invocation. The device folds rows beyond the limit of a grid's second axis into the third.
uint kernelRow()
{
    return gl_GlobalInvocationID.y + gl_GlobalInvocationID.z * gl_NumWorkGroups.y * gl_WorkGroupSize.y;
}

// x of this invocation.
uint kernelColumn()
{
    return gl_GlobalInvocationID.x;
}

// First statement of main: the grid is rounded up to whole workgroups.
#define RETURN_OUTSIDE_DISPATCH if (kernelColumn() >= dispatchWidth || kernelRow() >= dispatchRows) return

// The number of this invocation, row by row.
#define KERNEL_INDEX int(kernelRow() * dispatchWidth + kernelColumn())
