namespace Visavis.Web.Media;

public enum DocumentVisibility
{
    Public = 0,

    /// <summary>Only for people who have a booking with the professional, by personal links of limited time.</summary>
    Clients = 1,
}
