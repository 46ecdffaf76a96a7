using Visavis.Web.Professionals;

namespace Visavis.Web.Media.Documents;

/// <summary>
/// Who may read what is shown to clients only: people with a booking with the professional. There are no bookings yet, so it is the owner alone.
/// </summary>
public static class DocumentReaders
{
    public static bool MayRead(Professional professional, DocumentVisibility visibility, Guid? accountId) =>
        professional.Id == accountId || (visibility == DocumentVisibility.Public && !professional.IsHidden);
}
