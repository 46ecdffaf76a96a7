namespace Visavis.Signaling.Presence;

/// <summary>
/// Who may be called at all, whatever their switch says: nobody appears reachable whom no call would reach. Asked for every card and every
/// change, so it answers from memory.
/// </summary>
public interface IReachability
{
    bool MayBeCalled(Guid userId);
}

internal sealed class EverybodyMayBeCalled : IReachability
{
    public bool MayBeCalled(Guid userId) => true;
}
