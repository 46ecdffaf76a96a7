namespace Visavis.Web.Contacts;

/// <summary>What something needs to know of a person: a visit their address, an invoice name and address, the telephone line a number.</summary>
[Flags]
public enum ContactNeeds
{
    None = 0,
    Name = 1,
    Address = 2,
    Telephone = 4,
}
