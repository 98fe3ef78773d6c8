using System.Diagnostics;

namespace Inpaint3D.Vulkan.Compute;

/// <summary>Two batches in turn: while one runs the next is recorded. Memory that is dropped goes back to the pool when nothing needs it any more.</summary>
internal sealed class BatchQueue(VulkanContext context, BufferPool pool) : IDisposable
{
    CommandBatch _recorded = new(context), _running = new(context);
    long _finishedAt;

    /// <summary>Whether all that was recorded has run.</summary>
    public bool IsIdle => Last is null;

    /// <summary>The last batch that has not been waited for.</summary>
    CommandBatch? Last => _recorded.IsRecording ? _recorded : _running.Submission != 0 ? _running : null;

    /// <summary>The batch to record into, with room for a dispatch.</summary>
    public CommandBatch Recorded(int buffers = 0)
    {
        if (_recorded.IsRecording && !_recorded.HasRoom(buffers)) Submit();
        if (!_recorded.IsRecording) _recorded.Begin();
        return _recorded;
    }

    /// <summary>Lets the recorded batch run, once the one before it has ended.</summary>
    public void Submit()
    {
        if (!_recorded.IsRecording) return;
        _recorded.Submit();
        (_recorded, _running) = (_running, _recorded);
        Finish(_recorded);
    }

    /// <summary>Waits for all that was recorded so far.</summary>
    public void Synchronize()
    {
        Submit();
        Finish(_running);
    }

    /// <summary>Gives memory back to the pool as soon as no command needs it.</summary>
    public void Drop(Allocation memory)
    {
        if (Last is { } batch) batch.Dropped.Add(memory);
        else pool.Return(memory);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorded.Dispose();
        _running.Dispose();
    }

    /// <summary>Waits for a batch, learns from the time that it took, and frees what was dropped.</summary>
    void Finish(CommandBatch batch)
    {
        if (batch.Submission == 0) return;
        bool waits = !context.IsDone(batch.Submission);
        batch.Wait();
        // It began when the one before it had ended.
        batch.Estimate.Learn(Stopwatch.GetElapsedTime(Math.Max(batch.SubmittedAt, _finishedAt)).TotalMilliseconds, exact: waits);
        _finishedAt = Stopwatch.GetTimestamp();
        foreach (var memory in batch.Dropped) pool.Return(memory);
        batch.Dropped.Clear();
    }
}
