namespace Visavis.Signaling.Limits;

/// <summary>What is counted over all nodes, brought by the host; each node keeps its own limits besides.</summary>
public interface ISharedAllowance
{
    /// <summary>Counts one more under the name, unless so many were counted in this window of the clock.</summary>
    bool TryTake(string name, int limit, TimeSpan window);
}

/// <summary>One node alone: its own limits are all.</summary>
internal sealed class LocalAllowanceOnly : ISharedAllowance
{
    public bool TryTake(string name, int limit, TimeSpan window) => true;
}
