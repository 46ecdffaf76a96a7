namespace Visavis.Web.Professionals;

/// <summary>How two people meet.</summary>
public enum MeetingWay
{
    Video = 0,

    /// <summary>The professional comes to the client.</summary>
    AtClient = 1,

    /// <summary>The client comes to a place of the professional.</summary>
    AtProfessional = 2,

    Telephone = 3,
}
