namespace Visavis.Signaling.Calls;

/// <summary>What the host's pages know of a call before their line to the hub is up.</summary>
public interface ICallPages
{
    /// <summary>The person is loading the call's page: that they closed the former one does not count meanwhile.</summary>
    void Expect(string callId, Guid userId);
}
