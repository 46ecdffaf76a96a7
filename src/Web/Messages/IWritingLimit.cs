namespace Visavis.Web.Messages;

/// <summary>Whom a module above keeps from writing, or from being written to: that of trust registers one for its measures.</summary>
public interface IWritingLimit
{
    /// <summary>Whether the person may write at all, to those too whom they write with already.</summary>
    bool MayWrite(Guid accountId);

    /// <summary>Whether the person may write to somebody for the first time, and be written to so.</summary>
    bool MayMakeContact(Guid accountId);
}
